import { mechanism, office, party, type Seen, system } from '#kernel';
import { facts, law } from './facts.ts';
import { indicators } from './indicators.ts';

type Case = Seen<typeof facts, typeof law>;
const open = ['desk', 'assigned', 'answered', 'unsolved'] as const;

/**
 * “办不成事”反映窗口. Whoever got nowhere with a matter says so at any window of the zone or online. The desk of the place concerned
 * names the authority that must answer, wherever it sits; that authority answers in its own name, the desk asks the person
 * whether it is solved, and only the person's yes, or a no with its law, ends it. Nobody's power to decide moves.
 */
export default mechanism({
  id: 'unresolved-matters',
  number: '13',
  title: ['“办不成事”反映窗口', 'Desk for what could not be done'],
  purpose: [
    '在任一窗口或者网上反映办不成的事，由当地反映窗口指定单位限期答复，直到本人认可或者依法说明。',
    'What could not be done is reported anywhere; the desk names who must answer in time, until the person agrees or the law is shown.',
  ],
  uses: ['case', 'clock', 'exchange', 'journal', 'law', 'indicator'],

  actors: {
    reporter: party(['反映人', 'Person reporting'], 'reporter'),
    window: office(['任一窗口', 'Any window'], 'window', 'receiving'),
    desk: office(['反映窗口', 'The desk'], 'window', 'deciding'),
    head: office(['反映窗口负责人', 'Head of the desk'], 'head', 'deciding'),
    responsible: office(['责任单位', 'Authority that must answer'], 'officer', 'concerned'),
    supervisor: office(['政务服务管理机构', 'Service supervision'], 'supervisor', 'any'),
    node: system(['系统', 'The system'], 'node'),
  },

  facts,
  law,

  states: {
    sent: { title: ['反映在途', 'On its way to the desk'], stage: 0, ordinary: true },
    notTaken: { title: ['未能送达', 'Could not be delivered'], stage: 5, final: true },
    desk: { title: ['待交办', 'To be assigned'], stage: 1, ordinary: true },
    assigned: { title: ['待责任单位答复', 'Awaiting the answer'], stage: 3, ordinary: true },
    answered: { title: ['待回访', 'To be called back'], stage: 4, ordinary: true },
    unsolved: {
      title: ['回访未解决', 'Not solved, says the person'],
      outside: ['继续办理', 'Taken up again'],
      stage: 3,
    },
    solved: { title: ['已解决', 'Solved'], stage: 5, ordinary: true, final: true },
    explained: { title: ['依法不能办，已说明', 'Not possible by law, explained'], stage: 5, final: true },
    withdrawn: { title: ['已撤回', 'Withdrawn'], stage: 5, final: true },
  },

  rules: {
    anotherBody: {
      says: ['责任单位不能是反映窗口自己', 'The desk does not answer for itself'],
      field: 'responsible',
      holds: ({ facts: { responsible }, state }) => responsible !== state.deciding.authority,
    },
    namedToAnswer: {
      says: ['只有指定的责任单位可以答复', 'Only the authority named last answers'],
      under: 'someoneAnswers',
      holds: ({ actor, facts: { responsible } }) =>
        actor.posts?.some(({ authority }) => authority === responsible) === true,
    },
    noNeedsLaw: {
      says: ['答复“依法不能办”的，须写明依据', 'A no names the law on which it rests'],
      under: 'someoneAnswers',
      field: 'basis',
      holds: ({ facts: { outcome, basis } }) => outcome !== 'cannot' || (basis ?? '').trim() !== '',
    },
    lawSaysNo: {
      says: ['责任单位没有答复“依法不能办”，应当继续办理', 'The answer was not a no by law: it goes on'],
      under: 'someoneAnswers',
      remedy: ['请重新交办', 'Assign it again'],
      holds: ({ facts: { outcome } }) => outcome === 'cannot',
    },
  },

  papers: {
    receipt: {
      title: ['“办不成事”反映受理单', 'Receipt of a report'],
      code: 'FY',
      body: ({ state, facts: { reporter, wanted, obstacle }, day }) => ({
        case: state.id,
        applicant: reporter?.name,
        wanted,
        obstacle,
        receivedOn: day,
      }),
    },
    answer: {
      title: ['“办不成事”答复函', 'Answer to a report'],
      code: 'DF',
      body: ({ state, facts: { reporter, wanted, responsible, outcome, reply, basis }, authorities, day }) => ({
        case: state.id,
        applicant: reporter?.name,
        wanted,
        decidedBy: authorities[responsible ?? '']?.title[0] ?? responsible,
        outcome,
        reply,
        basis,
        answeredOn: day,
      }),
    },
  },

  steps: {
    report: {
      title: ['反映“办不成事”', 'Report what could not be done'],
      by: ['reporter', 'window'],
      from: 'nothing',
      to: 'sent',
      asks: ['reporter', 'wanted', 'obstacle', 'says', 'about?'],
      papers: ['receipt'],
      handsTo: 'deciding',
    },
    arrive: { title: ['签收', 'Arrives'], by: 'node', from: 'sent', to: 'desk', takesCustody: true },
    bounce: {
      title: ['移交退回', 'The offer comes back'],
      by: 'node',
      from: 'sent',
      to: 'notTaken',
      returnsCustody: true,
    },
    assign: {
      title: ['交办', 'Name who must answer'],
      by: ['desk', 'head'],
      from: ['desk', 'unsolved'],
      to: 'assigned',
      asks: ['responsible', 'instruction'],
      requires: ['anotherBody'],
      concerns: ({ facts: { responsible } }: Case) => (responsible ? [responsible] : []),
    },
    takeBack: {
      title: ['收回交办', 'Take it back'],
      help: ['责任单位确无职权的，收回后另行交办', 'Where the authority named has no power in it'],
      by: ['desk', 'head'],
      from: 'assigned',
      to: 'desk',
      noteRequired: true,
    },
    answer: {
      title: ['答复', 'Answer'],
      by: 'responsible',
      from: 'assigned',
      to: 'answered',
      asks: ['outcome', 'reply', 'basis?'],
      requires: ['namedToAnswer', 'noNeedsLaw'],
      papers: ['answer'],
      then: ({ facts: { reporter }, state }) =>
        reporter
          ? [
              {
                kind: 'message',
                to: reporter.key,
                text: [`您反映的事项已有答复（${state.id}）`, `Your report has been answered (${state.id})`],
              },
            ]
          : [],
      fromAfar: true,
    },
    callBack: {
      title: ['回访', 'Call the person back'],
      by: ['desk', 'head'],
      from: 'answered',
      to: {
        oneOf: ['solved', 'unsolved'],
        pick: ({ facts }) => (facts.callBack?.solved ? 'solved' : 'unsolved'),
      },
      asks: ['callBack'],
    },
    agree: {
      title: ['确认已解决', 'It is solved'],
      by: 'reporter',
      from: ['assigned', 'answered', 'unsolved'],
      to: 'solved',
      fromAfar: true,
    },
    explain: {
      title: ['说明依法不能办', 'Explain that the law does not allow it'],
      by: 'head',
      from: 'unsolved',
      to: 'explained',
      requires: ['lawSaysNo'],
      noteRequired: true,
    },
    urge: {
      title: ['督办', 'Urge'],
      by: 'supervisor',
      from: open,
      to: { oneOf: open, pick: ({ before }) => before?.state as (typeof open)[number] },
      noteRequired: true,
      fromAfar: true,
    },
    withdraw: {
      title: ['撤回', 'Withdraw'],
      by: 'reporter',
      from: ['desk', 'assigned', 'answered', 'unsolved'],
      to: 'withdrawn',
      fromAfar: true,
    },
  },

  clocks: {
    assigning: {
      title: ['交办期限', 'Time to assign'],
      owedBy: 'desk',
      lasts: 'assignTerm',
      starts: ['arrive', 'takeBack', 'callBack'],
      stops: ['assign', 'explain', 'agree', 'withdraw'],
      ifMissed: { tells: ['supervisor'], says: ['反映尚未交办', 'The report has not been assigned'] },
    },
    answering: {
      title: ['答复期限', 'Time to answer'],
      owedBy: 'responsible',
      lasts: 'answerTerm',
      starts: ['assign'],
      stops: ['answer', 'takeBack', 'agree', 'withdraw'],
      ifMissed: {
        tells: ['supervisor'],
        says: ['责任单位逾期未答复', 'The authority named has not answered in time'],
      },
      shownAs: 'promised',
    },
    callingBack: {
      title: ['回访期限', 'Time to call back'],
      owedBy: 'desk',
      lasts: 'callBackTerm',
      starts: ['answer'],
      stops: ['callBack', 'agree', 'withdraw'],
      ifMissed: { tells: ['supervisor'], says: ['尚未回访反映人', 'The person has not been called back'] },
    },
  },

  indicators,
  shows: { subject: 'reporter', columns: ['wanted', 'obstacle', 'responsible', 'outcome'] },
});
