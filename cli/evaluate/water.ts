import {
  classifyRow,
  className,
  type Finding,
  isInsufficient,
  ok,
  type Result,
  readWaterRow,
  type WaterClass,
  type WaterColumn,
  type WaterEdition,
  waterLayout,
} from '#kernel';
import type { Judge } from './run.ts';

const nameOf = (finding: Finding<WaterClass>) => (isInsufficient(finding) ? null : className(finding.rank));

/**
 * Classes each row of a published table of sections. With `both`, a row is equal when the published class is that of
 * either column (the column is an attribute of the section that such files do not carry), and `computed` is that one.
 */
export const waterJudge =
  (edition: WaterEdition, column: WaterColumn | 'both') =>
  (header: readonly string[]): Result<Judge> => {
    const layout = waterLayout(header, edition);
    if (!layout.ok) return layout;
    const { section, time } = layout.value;
    return ok((cells, row) => {
      const read = readWaterRow(layout.value, cells);
      const published = read.published ? className(read.published) : null;
      const first = classifyRow(edition, column === 'lake' ? 'lake' : 'river', read);
      const lake = column === 'both' ? classifyRow(edition, 'lake', read) : undefined;
      const found = lake && published !== nameOf(first) && published === nameOf(lake) ? lake : first;
      const computed = nameOf(found);
      return {
        row,
        published,
        computed,
        equal: published === null ? null : published === computed,
        deciding: isInsufficient(found) ? [] : found.deciding,
        ...(lake && { class_river: nameOf(first), class_lake: nameOf(lake) }),
        ...(isInsufficient(found) && { insufficient: found.missing }),
        ...(read.unreadable.length > 0 && { unreadable: read.unreadable }),
        ...(section !== undefined && { section: cells[section] }),
        ...(time !== undefined && { time: cells[time] }),
      };
    });
  };
