import { holdsOn, mayTakeEffect, type Party, type Words } from '#kernel';
import { acts } from '../facts.ts';
import { blocksOf } from '../matrix.ts';
import { calendarsOf, cancels, keysIn, lawKind, queueOf, titleOf, unitRead } from '../reckoning.ts';
import type { EstateRule } from '../vocabulary.ts';
import { byHolders } from './sides.ts';

const join = (all: readonly Words[]): Words => [all.map(([zh]) => zh).join('；'), all.map(([, en]) => en).join('; ')];

/** What must be settled before something is entered (登簿), examined at acceptance and once more at the entry. */
export const entry = {
  inspected: {
    says: ['该登记须实地查看，且与申请相符', 'The thing must be inspected and agree with the application'],
    under: 'onTheSpot',
    field: 'inspection',
    holds: (seen) => {
      const kind = lawKind(seen);
      const asked = kind !== undefined && seen.law('inspections')?.value.includes(kind);
      return seen.facts.inspection ? seen.facts.inspection.matches === true : !asked;
    },
  },
  announced: {
    says: ['该登记须先公告', 'This must be announced in public first'],
    under: 'announcedFirst',
    field: 'publicity',
    holds: (seen) => {
      const { publicity, objections } = seen.facts;
      const kind = lawKind(seen);
      if (!publicity) return !(kind && seen.law('announcements')?.value[kind]?.compulsory);
      const effect = mayTakeEffect(
        { subject: publicity.hash, publicity, objections: objections?.list ?? [] },
        calendarsOf(seen),
        seen.day,
      );
      return effect.ok || effect;
    },
  },
  notBlocked: {
    says: ['登记簿上有限制', 'The register says otherwise'],
    under: 'blocking',
    holds: (seen) => {
      const blocks = blocksOf(seen, titleOf(seen));
      if (blocks.length === 0) return true;
      const [zh, en] = join(blocks.map(({ says }) => says));
      const [act, actEn] = acts[seen.facts.act ?? 'query'];
      return [`${act}受限：${zh}`, `${actEn} cannot be entered: ${en}`];
    },
  },
  firstInLine: {
    says: ['同一单元有先受理的申请，须依次登簿', 'Another application for this unit was accepted earlier'],
    field: 'unit',
    holds: (seen) => {
      const { act } = seen.facts;
      // What a correction suspends (上海 若干规定 31) does not stand before it, or neither could ever be entered.
      const suspends: Readonly<Record<string, unknown>> =
        (act === 'correction' && seen.law('matrix')?.value.correction) || {};
      const [first] = queueOf(unitRead(seen), seen.day).filter(
        ({ values }) => suspends[String(values.act)] !== 'stop',
      );
      return (
        first === undefined ||
        first.case === seen.state.id || [
          `先受理的申请 ${first.case} 尚未办结`,
          `${first.case} was accepted earlier and is not settled`,
        ]
      );
    },
  },
  targetStands: {
    says: ['没有这一登记，或者它已经失效', 'There is no such entry in force'],
    field: 'target',
    holds: (seen) => {
      const kind = seen.facts.act && cancels[seen.facts.act];
      if (!kind) return true;
      const found = holdsOn(titleOf(seen)?.holds, kind, seen.day).find(({ id }) => id === seen.facts.target);
      if (byHolders(seen)) return found !== undefined && seen.facts.cause !== undefined;
      const holder = (found?.values.holder as Party | undefined)?.key;
      return holder !== undefined && keysIn(seen.facts.otherSide).includes(holder);
    },
  },
  contentGiven: {
    says: ['请填写该类登记的内容', 'What is to be entered must be given'],
    holds: ({ facts }) => {
      if (facts.act === 'mortgage') return facts.mortgage?.amount !== undefined;
      if (facts.act === 'change') return facts.change !== undefined;
      if (facts.act === 'correction') return facts.corrected !== undefined;
      if (facts.act === 'notice') return facts.noticeFor !== undefined;
      if (facts.act === 'first') return facts.first?.location !== undefined && facts.first.use !== undefined;
      if (facts.act === 'residence') return facts.residence !== undefined;
      return true;
    },
  },
  remediesKnown: {
    says: ['没有登记机构的复议机关和管辖法院信息', 'Review body and court of the registry are not known'],
    field: 'remedies',
    holds: ({ facts }) => facts.remedies !== undefined,
  },
  mayBeWithdrawn: {
    says: ['已经登簿，不能撤回', 'It has been entered and cannot be withdrawn'],
    under: 'withdrawal',
    holds: ({ state }) => (state.taken.enter ?? 0) === 0,
  },
} as const satisfies Record<string, EstateRule>;
