import type { AnyMechanism, Fact, Words } from '#kernel';
import type { AboutFacts } from '#store/queries/case-lists.ts';
import type { Program } from '../load.ts';
import { inLanguage, valueText } from '../paper/value.ts';
import { internalFacts } from './rights.ts';

/** Said of a case in a list: more would be reading it. */
const most = 3;
/** Kinds whose value speaks for itself; before any other stands its title. */
const plain: ReadonlySet<string> = new Set([
  'text',
  'choice',
  'place',
  'authority',
  'node',
  'window',
  'water',
  'section',
  'party',
  'entry',
]);

/** Facts that a mechanism shows in lists, its subject first unless that is a party (who has a column). Nothing whose reading is logged, and nothing kept from anybody who may see the case. */
const aboutFacts = (mechanism: AnyMechanism): readonly string[] => {
  const { shows, facts } = mechanism;
  if (!shows) return [];
  const internal = internalFacts(mechanism);
  return [...new Set([shows.subject as string, ...((shows.columns ?? []) as readonly string[])])].filter((name) => {
    const fact = (facts as Readonly<Record<string, Fact>>)[name];
    return fact && !fact.personal && !fact.confidential && !internal.has(name);
  });
};

const inAll = new WeakMap<Program['mechanisms'], AboutFacts>();

export const aboutInLists = ({ mechanisms }: Pick<Program, 'mechanisms'>): AboutFacts => {
  const known = inAll.get(mechanisms);
  if (known) return known;
  const found = Object.fromEntries([...mechanisms].map(([id, mechanism]) => [id, aboutFacts(mechanism)]));
  inAll.set(mechanisms, found);
  return found;
};

/** What the case is about, in words: 重大项目 · 元荡慢行桥 · 青浦. Empty when nothing is to be said. */
export const aboutWords = (
  program: Pick<Program, 'zone' | 'mechanisms'>,
  mechanism: AnyMechanism,
  values: Readonly<Record<string, unknown>>,
): Words => {
  const facts = mechanism.facts as Readonly<Record<string, Fact>>;
  const said = (language: 'zh' | 'en'): string => {
    const reading = { zone: program.zone, language, masked: true };
    return (aboutInLists(program)[mechanism.id] ?? [])
      .flatMap((name) => {
        const fact = facts[name] as Fact;
        const text = valueText(values[name], fact, reading);
        return text === '' ? [] : plain.has(fact.kind) ? text : `${inLanguage(fact.title, reading)} ${text}`;
      })
      .slice(0, most)
      .join(' · ');
  };
  return [said('zh'), said('en')];
};
