import type { Matter, MatterType } from '#kernel';
import { bodies } from '../bodies.ts';
import { departmentNumbers } from './codes.ts';
import { nationalNameOf, records } from './from-records.ts';
import { hash } from './hash.ts';
import { nationalFlag, nationalItems } from './national-items.ts';
import { type Family, families, shapes, titleOf } from './vocabulary.ts';

/** A made-up basic item before any place implements it. */
export interface SyntheticItem {
  readonly basic: string;
  readonly title: string;
  readonly department: string;
  readonly body: string;
  readonly type: MatterType;
  readonly serves: Matter['serves'];
  readonly lifeEvent: string;
  readonly shape: Family['shape'];
  readonly act: string;
  readonly national?: string;
}

type Unnumbered = Omit<SyntheticItem, 'basic'>;

const shapeOfType: Readonly<Partial<Record<MatterType, Family['shape']>>> = {
  '01': 'permit',
  '05': 'benefit',
  '07': 'card',
  '10': 'filing',
};

/** Items named on the national list that no record covers: the name is found, everything else about them is made up. */
const listed = (): readonly Unnumbered[] => {
  const covered = new Set(records.map(nationalNameOf));
  return nationalItems
    .filter(([name]) => !covered.has(name))
    .map((item) => {
      const [title, , department, type, serves, lifeEvent] = item;
      const body = bodies.find((one) => one.department === department)?.key as string;
      return {
        title,
        department,
        body,
        type,
        serves,
        lifeEvent,
        shape: shapeOfType[type] ?? 'proof',
        act: '办理',
        national: nationalFlag(item),
      };
    });
};

const composed = (taken: ReadonlySet<string>): readonly Unnumbered[] =>
  families.flatMap(({ nouns, ...family }) =>
    nouns.flatMap((noun) =>
      shapes[family.shape].acts
        .map((act) => ({ ...family, title: titleOf(noun, act), act }))
        .filter(({ title }) => !taken.has(title)),
    ),
  );

/** All made-up items in a fixed order that mixes departments, numbered within department and type. */
export const syntheticItems = (): readonly SyntheticItem[] => {
  const first = listed();
  const taken = new Set([...first, ...records].map(({ title }) => title));
  const rest = [...new Map(composed(taken).map((item) => [item.title, item])).values()]
    .map((item) => ({ item, order: hash(item.title) }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item);
  const running = new Map<string, number>();
  return [...first, ...rest].map((item) => {
    const group = `${departmentNumbers[item.department]}${item.type}`;
    const n = (running.get(group) ?? 0) + 1;
    running.set(group, n);
    return { ...item, basic: `99${group}${String(n).padStart(4, '0')}00` };
  });
};
