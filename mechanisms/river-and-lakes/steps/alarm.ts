import { escalation } from '#kernel';
import {
  actingFor,
  coordinatorOf,
  hours,
  hoursAfter,
  lateWith,
  metAgain,
  reportHours,
  sidesOf,
} from '../reckoning.ts';
import { staysIn, type Waters, type WatersStep } from '../vocabulary.ts';

/** Where a duty that is overdue waits. */
const overdue = [
  'alarmRaised',
  'alarmConfirmed',
  'alarmTold',
  'orderOffered',
  'orderDisputed',
  'orderHandling',
  'orderToVerify',
  'patrolMissed',
  'alarmJoint',
  'releaseTold',
  'rectApproving',
  'rectUnderWay',
  'scoreObjected',
] as const;

const allAgreed = (seen: Waters): boolean => sidesOf(seen).every((side) => seen.facts.endAgreed?.includes(side));

/**
 * From an alarm to its end. Raised by the evaluation of readings or by a person; confirmed; the other side told within the
 * hour whichever way the water runs; handled jointly; ended by both. Duties in hours are instants in the case: what was
 * late is said in it, and a day without an answer escalates to the district head, then to the committee.
 */
export const alarm = {
  raiseAlarm: {
    title: ['报警', 'Raise an alarm'],
    by: ['node', 'finder'],
    from: 'nothing',
    to: 'alarmRaised',
    asks: ['title', 'water', 'section', 'item', 'cause', 'value?', 'readAt', 'evaluation?', 'notices'],
    requires: ['twoSidesOfBorder'],
  },
  clearAlarm: {
    title: ['解除报警', 'Clear the alarm'],
    by: ['node', 'finder'],
    from: 'alarmRaised',
    to: 'alarmCleared',
    asks: ['normalReadings'],
    requires: ['normalAgain'],
  },
  dismissAlarm: {
    title: ['核实为误报', 'Dismiss as a false alarm'],
    by: 'finder',
    from: 'alarmRaised',
    to: 'alarmCleared',
    noteRequired: true,
  },
  confirmEvent: {
    title: ['确认异常', 'Confirm'],
    by: 'finder',
    from: 'alarmRaised',
    to: 'alarmConfirmed',
    asks: ['crossBorder', 'severity'],
    sets: (seen) => ({
      confirmedAt: seen.at,
      informBy: hoursAfter(seen.at, hours(seen, 'informHours')),
      reportBy: hoursAfter(seen.at, reportHours(seen)),
    }),
  },
  informOther: {
    title: ['通报相邻方', 'Inform the other side'],
    by: 'finder',
    from: 'alarmConfirmed',
    to: 'alarmInforming',
    asks: ['notices', 'alsoTo?'],
    requires: ['mayCross'],
    sets: (seen) => ({
      informedAt: seen.at,
      planBy: hoursAfter(seen.at, hours(seen, 'planHours')),
      late: lateWith(seen, 'inform', seen.facts.informBy),
    }),
    papers: ['crossBorderNotice'],
    handsTo: 'deciding',
    concerns: ({ facts }) => facts.alsoTo ?? [],
  },
  noticeArrives: {
    title: ['通报到达', 'The notice arrives'],
    by: 'node',
    from: 'alarmInforming',
    to: 'alarmTold',
    takesCustody: true,
  },
  noticeReturns: {
    title: ['通报未送达', 'The notice comes back'],
    by: 'node',
    from: 'alarmInforming',
    to: 'alarmConfirmed',
    returnsCustody: true,
  },
  acknowledge: {
    title: ['签收通报', 'Acknowledge'],
    by: 'neighbour',
    from: 'alarmTold',
    to: 'alarmJoint',
  },
  acknowledgeToo: {
    title: ['会同方签收通报', 'A further side acknowledges'],
    by: 'thirdSide',
    ...staysIn('alarmTold', 'alarmJoint'),
    requires: ['toldToo'],
    sets: (seen) => ({ acknowledgedBy: [...(seen.facts.acknowledgedBy ?? []), actingFor(seen)] }),
    fromAfar: true,
  },
  planSampling: {
    title: ['提出联合采样方案', 'Plan the joint sampling'],
    by: ['neighbour', 'finder', 'thirdSide'],
    ...staysIn('alarmJoint'),
    asks: ['samplePlan'],
    sets: (seen) => ({
      ...metAgain(seen),
      late: lateWith(seen, 'sampling plan', seen.facts.planBy),
      dataBy: hoursAfter(seen.at, hours(seen, 'dataHours')),
    }),
    fromAfar: true,
  },
  addData: {
    title: ['提供应急监测数据', 'Give emergency data'],
    by: ['neighbour', 'finder', 'thirdSide'],
    ...staysIn('alarmJoint'),
    asks: ['data'],
    sets: (seen) => ({
      ...metAgain(seen),
      late: lateWith(seen, 'data', seen.facts.dataBy),
      dataBy: hoursAfter(seen.at, hours(seen, 'dataHours')),
    }),
    fromAfar: true,
  },
  reportUp: {
    title: ['上报上级', 'Report to superiors'],
    by: ['finder', 'neighbour'],
    ...staysIn('alarmConfirmed', 'alarmJoint'),
    sets: (seen) => ({ reportedAt: seen.at, late: lateWith(seen, 'report', seen.facts.reportBy) }),
    fromAfar: true,
  },
  agreeEnd: {
    title: ['同意终止应急', 'Agree to the end'],
    by: ['neighbour', 'finder', 'thirdSide'],
    from: 'alarmJoint',
    to: { oneOf: ['alarmJoint', 'alarmEnded'], pick: (seen) => (allAgreed(seen) ? 'alarmEnded' : 'alarmJoint') },
    requires: ['notYetAgreed'],
    sets: (seen) => ({ endAgreed: [...(seen.facts.endAgreed ?? []), actingFor(seen)] }),
    noteRequired: true,
    fromAfar: true,
  },
  closeLocal: {
    title: ['未跨界，本方处置完毕', 'Handled on one side'],
    by: 'finder',
    from: 'alarmConfirmed',
    to: 'alarmEnded',
    noteRequired: true,
  },
  escalate: {
    title: ['逾期升级', 'Escalate'],
    by: 'clock',
    ...staysIn(...overdue),
    asks: ['missed?'],
    ...escalation(coordinatorOf),
    papers: ['escalation'],
  },
  coordinate: {
    title: ['协调督办', 'Coordinate'],
    help: ['执委会协调督办,不代替法定处置', 'The committee coordinates and does not act in the place of a side'],
    by: 'coordinator',
    ...staysIn(...overdue),
    asks: ['coordination'],
    fromAfar: true,
  },

  announceRelease: {
    title: ['告知计划放水', 'Announce a release'],
    by: 'finder',
    from: 'nothing',
    to: 'releaseSent',
    asks: ['title', 'water', 'releaseAt', 'releaseFlow', 'notices'],
    requires: ['twoSidesOfBorder', 'announcedInTime'],
    papers: ['releaseNotice'],
    handsTo: 'deciding',
  },
  releaseArrives: {
    title: ['告知到达', 'The announcement arrives'],
    by: 'node',
    from: 'releaseSent',
    to: 'releaseTold',
    takesCustody: true,
  },
  releaseReturns: {
    title: ['告知未送达', 'The announcement comes back'],
    by: 'node',
    from: 'releaseSent',
    to: 'releaseBack',
    returnsCustody: true,
  },
  acknowledgeRelease: {
    title: ['签收放水告知', 'Acknowledge the release'],
    by: 'neighbour',
    from: 'releaseTold',
    to: 'releaseKnown',
  },
} as const satisfies Record<string, WatersStep>;
