import { dayOf, type Words } from '#kernel';
import { type CaseListItem, countCases, type ListQuery, listCases } from '#store/queries/case-lists.ts';
import type { Session } from '../auth/sessions.ts';
import type { Runtime } from '../engine/runtime.ts';
import { type Cell, sheetOf } from '../sheet/sheet.ts';
import { turn, type Watch } from '../tasks/desk.ts';
import { aboutInLists } from './about.ts';
import { listItem } from './list-view.ts';

const headings: readonly Words[] = [
  ['编号', 'number'],
  ['事项', 'matter'],
  ['内容', 'about'],
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

/** What a spreadsheet still opens at ease. */
export const longest = 50_000;
const portion = 500;

/** A list from its beginning to its end, in portions between which others have their turn. */
export const wholeList = async (
  { pool, program }: Runtime,
  query: ListQuery,
  watch: Watch,
): Promise<readonly CaseListItem[]> => {
  const { total } = await countCases(pool, query, longest);
  const found = new Map<string, CaseListItem>();
  for (let offset = 0; offset < total; offset += portion) {
    await turn(watch, offset, total);
    for (const item of await listCases(
      pool,
      { ...query, offset, limit: Math.min(portion, total - offset) },
      aboutInLists(program),
    ))
      found.set(item.id, item);
  }
  watch.progress(total, total);
  return [...found.values()];
};

/** A list as it is on the screen, with the same masked names, for a spreadsheet. */
export const listSheet = (runtime: Runtime, items: readonly CaseListItem[], session: Session): Promise<Buffer> => {
  const { zone, authorities } = runtime.program;
  const placeOf = (code: string): string => zone.jurisdictions.find((one) => one.code === code)?.short[0] ?? code;
  const rows = items.map((item): readonly Cell[] => {
    const row = listItem(runtime, item, session);
    return [
      row.id,
      row.matter.title,
      row.about[0],
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
