import { dayOf, type Words } from '#kernel';
import type { CaseListItem } from '#store/queries/case-lists.ts';
import type { Session } from '../auth/sessions.ts';
import type { Runtime } from '../engine/runtime.ts';
import { type Cell, sheetOf } from '../sheet/sheet.ts';
import { listItem } from './list-view.ts';

const headings: readonly Words[] = [
  ['编号', 'number'],
  ['事项', 'matter'],
  ['申请人', 'applicant'],
  ['收件地', 'received in'],
  ['决定机关', 'decided by'],
  ['状态', 'state'],
  ['申请日', 'opened'],
  ['承诺到期', 'promised'],
  ['法定到期', 'statutory'],
  ['剩余工作日', 'working days left'],
  ['保管方', 'holder'],
];

/** A list as it is on the screen, with the same masked names, for a spreadsheet. */
export const listSheet = (runtime: Runtime, items: readonly CaseListItem[], session: Session): Promise<Buffer> => {
  const { zone, authorities } = runtime.program;
  const placeOf = (code: string): string => zone.jurisdictions.find((one) => one.code === code)?.short[0] ?? code;
  const rows = items.map((item): readonly Cell[] => {
    const row = listItem(runtime, item, session);
    return [
      row.id,
      row.matter.title,
      row.applicant,
      placeOf(item.receiving_jurisdiction),
      authorities[item.deciding_authority]?.title[0] ?? item.deciding_authority,
      row.stateTitle[0],
      row.openedOn,
      row.promisedDue,
      row.statutoryDue,
      row.daysLeft,
      zone.nodes.find(({ id }) => id === row.holder)?.title[0] ?? row.holder,
    ];
  });
  return sheetOf(['办件清单', dayOf(runtime.now(), zone.utcOffset)], headings, rows);
};
