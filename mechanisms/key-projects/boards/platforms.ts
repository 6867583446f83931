import { type Block, cell } from '#kernel';
import { differencesIn, newestOf } from '../platforms.ts';
import type { Overview, Seen } from './rows.ts';
import { toCase } from './text.ts';

/** 三平台比对: every field in which a platform differs from the one that approved, with what stands. */
export const platforms = ({ rows }: Overview, seen: Seen): Block => ({
  kind: 'table',
  title: ['投资平台数据比对（以审批平台为准）', 'Data of the approval platforms (the one that approved stands)'],
  empty: rows.some(({ facts }) => newestOf(facts).length > 0)
    ? ['各平台报送的数据一致', 'What the platforms told agrees']
    : ['尚无平台报送数据', 'No platform has told anything'],
  columns: [
    { key: 'project', title: ['项目', 'Project'] },
    { key: 'field', title: ['数据项', 'Item'] },
    { key: 'stands', title: ['审批平台', 'Where it was approved'], right: true },
    { key: 'there', title: ['不一致的平台', 'Told otherwise by'], right: true },
    { key: 'todo', title: ['处理', 'What to do'] },
  ],
  rows: rows.flatMap(({ state, facts, counted }) =>
    differencesIn(facts, state.deciding.authority).map(({ authority, field, stands, there, atSource }) => ({
      id: `${state.id}/${authority}/${field[1]}`,
      cells: {
        project: cell(counted.project.title, { ...toCase(state.id), small: facts.code ?? '' }),
        field: cell(field),
        stands: cell(stands),
        there: cell(there, { small: seen.nameOf(authority) }),
        todo: atSource
          ? cell(
              ['审批平台与批复不符，先行更正', 'The platform that approved differs from its decision: mend it first'],
              {
                lamp: 'red' as const,
              },
            )
          : cell(['按审批平台更正', 'To be mended as approved'], { lamp: 'yellow' as const }),
      },
    })),
  ),
});
