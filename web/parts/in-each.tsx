import { isProblem } from '../app/api.ts';
import { useSay } from '../app/say.ts';
import type { Words } from '../app/types.ts';

export interface Refused {
  readonly id: string;
  readonly says: Words;
}

/** The same act in several cases, one after the other. Each is its own act, so one refusal does not hold up the others. */
export const inEach = async (
  ids: readonly string[],
  act: (id: string) => Promise<unknown>,
  step?: (done: number) => void,
): Promise<{ readonly done: number; readonly refused: readonly Refused[] }> => {
  const refused: Refused[] = [];
  for (const [n, id] of ids.entries()) {
    await act(id).catch((problem: unknown) => {
      if (!isProblem(problem)) throw problem;
      refused.push({ id, says: problem.says });
    });
    step?.(n + 1);
  }
  return { done: ids.length - refused.length, refused };
};

export const RefusedList = ({ refused }: { refused: readonly Refused[] }) => {
  const { t, w } = useSay();
  if (refused.length === 0) return null;
  return (
    <div className="notice warn">
      <p>{t('batch.failed')}</p>
      <ul>
        {refused.map((one) => (
          <li key={one.id}>
            <span className="num">{one.id}</span> {w(one.says)}
          </li>
        ))}
      </ul>
    </div>
  );
};
