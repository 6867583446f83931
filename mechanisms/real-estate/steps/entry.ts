import { holdsOn } from '#kernel';
import { endOf, TITLES, titleOf } from '../reckoning.ts';
import { type EstateStep, staysIn, tellAll } from '../vocabulary.ts';
import { resultNumbers, written } from '../writing.ts';
import { outOfLine, parties } from './registry.ts';

export const entry = {
  enter: {
    title: ['登簿', 'Enter in the register'],
    help: ['再次核对登记簿；物权自登簿时变动', 'The register is checked once more; the right changes at this moment'],
    by: 'registrar',
    from: 'checked',
    to: 'entered',
    reads: ['title', 'taxCleared'],
    sets: (seen) => ({
      enteredOn: seen.day,
      resultNumbers: resultNumbers(seen),
      ...(seen.facts.act === 'mortgage' && { rank: 1 + holdsOn(titleOf(seen)?.holds, 'mortgage', seen.day).length }),
      ...(seen.facts.act === 'objection' && { until: endOf(seen, seen.law('objectionTerm')?.value) }),
    }),
    requires: [
      'titleKnown',
      'holdersApply',
      'sharesSuffice',
      'coOwnersHeard',
      'targetStands',
      'asAccepted',
      'nothingSince',
      'notBlocked',
      'firstInLine',
      'taxSettled',
      'feeSettled',
    ],
    papers: ['entry'],
    differentFrom: ['check'],
    then: (seen) => [
      ...written(seen),
      ...outOfLine(seen, '已登簿'),
      ...tellAll(seen, parties(seen), ['登记事项已记载于登记簿', 'It has been entered in the register']),
    ],
  },
  fileSuit: {
    title: ['登记起诉情况', 'Record that a suit was filed'],
    by: ['officer', 'applicant'],
    ...staysIn('entered', 'closed'),
    asks: ['suitDocument'],
    requires: ['isObjection'],
    then: ({ state, facts }) => [
      { kind: 'register.renew', register: TITLES, key: facts.unit as string, id: `${state.id}-YY` },
    ],
    fromAfar: true,
  },
  giveUpObjection: {
    title: ['注销异议登记', 'Remove the objection'],
    by: 'officer',
    ...staysIn('entered', 'closed'),
    requires: ['isObjection'],
    noteRequired: true,
    then: ({ state, facts, day, note }) => [
      {
        kind: 'register.release',
        register: TITLES,
        key: facts.unit as string,
        id: `${state.id}-YY`,
        on: day,
        reason: note as string,
      },
    ],
  },
  becomesRegistrable: {
    title: ['能够登记之日', 'Registration has become possible'],
    help: ['自该日起90日内未申请登记的，预告登记失效', 'Without an application within 90 days the notice lapses'],
    by: 'officer',
    ...staysIn('entered', 'closed'),
    asks: ['registrableOn'],
    sets: (seen) => ({ until: endOf(seen, seen.law('noticeTerm')?.value, seen.facts.registrableOn) }),
    requires: ['isNotice'],
    then: ({ state, facts }) => [
      {
        kind: 'register.renew',
        register: TITLES,
        key: facts.unit as string,
        id: `${state.id}-YG`,
        ...(facts.until && { until: facts.until }),
      },
    ],
  },
} as const satisfies Record<string, EstateStep>;
