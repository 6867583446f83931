import { type AnyMechanism, type ExplainedAmount, type Fact, formulaOf, stepOf, type Words } from '#kernel';
import { registersOf } from '../engine/registers.ts';
import type { Program } from '../load.ts';
import { valueText } from '../paper/value.ts';
import type { Change } from './replay.ts';

/** A change as people read it: titles where a declaration has names, yuan where it has fen. */
export interface ChangeInWords {
  readonly step: Words;
  readonly what: Words;
  readonly before: Words;
  readonly after: Words;
}

const same = (text: string): Words => [text, text];
const titled = (found: { readonly title: Words } | undefined, name: string): Words => found?.title ?? same(name);
const of = <T>(all: Readonly<Record<string, T>> | undefined, name: string): T | undefined =>
  all && Object.hasOwn(all, name) ? all[name] : undefined;

const dueWords: Readonly<Record<string, Words>> = {
  paused: ['中止', 'paused'],
  'calendar-not-published': ['日历未公布', 'calendar not published'],
};

const acts: Readonly<Record<string, Words>> = {
  enter: ['登记', 'enter'],
  hold: ['限制', 'hold'],
  renew: ['续期', 'renew'],
  release: ['解除', 'release'],
  close: ['注销', 'close'],
};

/** `enter titles` */
const entryWords = (program: Program, what: string): Words => {
  const [act = '', register = ''] = what.split(' ');
  const title = registersOf(program).get(register)?.spec.title ?? same(register);
  const [zh, en] = acts[act] ?? same(act);
  return [`${zh} ${title[0]}`, `${en} ${title[1]}`];
};

const papersIn = (mechanism: AnyMechanism, kinds: string): Words => {
  const all = kinds.split(' ').map((kind) => titled(of(mechanism.papers, kind), kind));
  return [all.map(([zh]) => zh).join('、'), all.map(([, en]) => en).join(', ')];
};

/** An amount that is the same by other terms says its terms. */
const factWords = (program: Program, fact: Fact | undefined, value: unknown, beside: unknown): Words => {
  const said = (one: unknown, language: 'zh' | 'en'): string =>
    one === undefined ? '—' : valueText(one, fact, { zone: program.zone, language, masked: true });
  const words: Words = [said(value, 'zh'), said(value, 'en')];
  if (fact?.kind !== 'amount') return words;
  if (value === undefined || words[0] !== said(beside, 'zh')) return words;
  const [zh, en] = formulaOf(value as ExplainedAmount);
  return [`${words[0]}（${zh}）`, `${words[1]} (${en})`];
};

const whatOf = (program: Program, mechanism: AnyMechanism, { kind, what }: Change): Words => {
  switch (kind) {
    case 'clock':
      return titled(of(mechanism.clocks, what), what);
    case 'fee':
    case 'fact':
      return titled(of(mechanism.facts, what), what);
    case 'block':
      // Which rule, its sentence says beside it.
      return ['能否办理', 'whether it may be done'];
    case 'decision':
      return ['办件状态', 'state'];
    case 'paper':
      return ['文书', 'papers'];
    case 'entry':
      return entryWords(program, what);
    case 'posting':
      return same(what);
  }
};

export const inWords = (program: Program, mechanism: AnyMechanism, change: Change): ChangeInWords => {
  const { kind, what, before, after, values, says } = change;
  const base = {
    step: titled(stepOf(mechanism, change.step), change.step),
    what: whatOf(program, mechanism, change),
  };
  const state = (name: string): Words => titled(of(mechanism.states, name), name);
  const due = (text: string): Words => dueWords[text] ?? same(text);
  switch (kind) {
    case 'clock':
      return { ...base, before: due(before), after: due(after) };
    case 'decision':
      return { ...base, before: state(before), after: state(after) };
    case 'block':
      return { ...base, before: state(before), after: says ?? same(after) };
    case 'paper':
      return { ...base, before: papersIn(mechanism, before), after: papersIn(mechanism, after) };
    case 'fee':
    case 'fact': {
      if (!values) return { ...base, before: same(before), after: same(after) };
      const fact = of(mechanism.facts as Readonly<Record<string, Fact>>, what);
      const [now, then] = values;
      return { ...base, before: factWords(program, fact, now, then), after: factWords(program, fact, then, now) };
    }
    default:
      return { ...base, before: same(before), after: same(after) };
  }
};
