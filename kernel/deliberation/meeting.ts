import type { Words } from '../declare/words.ts';
import { ok, type Result, refuse } from '../outcome/result.ts';
import type { Instant } from '../time/types.ts';
import { type Body, seatsOn } from './body.ts';
import type { DecisionRule } from './decision-rule.ts';
import type { Hex } from './frame.ts';

/** A paper by the hash of its content: what was before the meeting cannot be exchanged afterwards. */
export interface AgendaPaper {
  readonly hash: Hex;
  readonly title: Words;
}

export interface AgendaItem {
  readonly id: string;
  readonly title: Words;
  readonly papers: readonly AgendaPaper[];
  /** Parties of the matter: whom conflicts are derived against. */
  readonly about: readonly string[];
  readonly rule: DecisionRule;
}

export interface AttendanceMark {
  readonly member: string;
  readonly present: boolean;
  readonly at: Instant;
  /** The room, or the node through which a member joins from another province. */
  readonly through: string;
}

export interface Meeting {
  readonly kind: 'meeting';
  readonly id: string;
  readonly body: string;
  readonly called: Instant;
  readonly chair: string;
  readonly phase: 'called' | 'in-session' | 'closed';
  readonly agenda: readonly AgendaItem[];
  readonly attendance: readonly AttendanceMark[];
}

export const callMeeting = (meeting: Omit<Meeting, 'kind' | 'phase' | 'attendance'>): Result<Meeting> => {
  const ids = meeting.agenda.map((item) => item.id);
  if (new Set(ids).size !== ids.length)
    return refuse('agenda-duplicate', ['议程事项重复', 'An agenda item appears twice']);
  return ok({ kind: 'meeting', phase: 'called', attendance: [], ...meeting });
};

/** Adds an item before the session; in session nothing new is slipped in, so that absent members know what was decided. */
export const addItem = (meeting: Meeting, item: AgendaItem): Result<Meeting> => {
  if (meeting.phase !== 'called')
    return refuse('agenda-closed', ['会议开始后不得增加议程', 'No item is added once the session has begun']);
  if (meeting.agenda.some((i) => i.id === item.id))
    return refuse('agenda-duplicate', ['议程事项重复', 'The item is on the agenda already']);
  return ok({ ...meeting, agenda: [...meeting.agenda, item] });
};

/** Only a chair or deputy of the body, seated that day, presides. */
export const startMeeting = (meeting: Meeting, body: Body, day: string): Result<Meeting> => {
  if (meeting.phase !== 'called')
    return refuse('meeting-phase', ['会议已经开始或结束', 'The meeting has begun or is over']);
  const chair = seatsOn(body, day).find((seat) => seat.member === meeting.chair);
  if (chair?.role !== 'chair' && chair?.role !== 'deputy') {
    return refuse('chair-role', ['会议由主任或副主任主持', 'The chair or a deputy presides']);
  }
  return ok({ ...meeting, phase: 'in-session' });
};

export const closeMeeting = (meeting: Meeting): Result<Meeting> =>
  meeting.phase === 'in-session'
    ? ok({ ...meeting, phase: 'closed' })
    : refuse('meeting-phase', ['会议未在进行', 'The meeting is not in session']);

/** Marks go forward in time for each member; a correction is a further mark, never an edit. */
export const markAttendance = (meeting: Meeting, body: Body, mark: AttendanceMark): Result<Meeting> => {
  if (meeting.phase === 'closed') return refuse('meeting-phase', ['会议已结束', 'The meeting is over']);
  if (!body.seats.some((seat) => seat.member === mark.member))
    return refuse('not-a-member', ['不是本机构成员', 'Is not a member of the body']);
  const last = meeting.attendance.filter((a) => a.member === mark.member).at(-1);
  if (last && mark.at < last.at)
    return refuse('attendance-order', ['签到时间早于前一记录', 'The mark is earlier than the one before']);
  return ok({ ...meeting, attendance: [...meeting.attendance, mark] });
};

/** Who is in the room (or on the line) at an instant. */
export const presentAt = (meeting: Meeting, at: Instant): readonly string[] => {
  const here = new Map<string, boolean>();
  for (const mark of meeting.attendance) if (mark.at <= at) here.set(mark.member, mark.present);
  return [...here].filter(([, present]) => present).map(([member]) => member);
};
