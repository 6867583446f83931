import type { ExplainedAmount } from '../amount/amount.ts';
import type { Day, Term } from '../time/types.ts';
import type { Words } from './words.ts';

export type FactKind =
  | 'text'
  | 'longText'
  | 'number'
  | 'decimal'
  | 'money'
  | 'amount'
  | 'day'
  | 'yesNo'
  | 'choice'
  | 'choices'
  | 'party'
  | 'term'
  | 'place'
  | 'authority'
  | 'node'
  | 'window'
  | 'colleague'
  | 'water'
  | 'section'
  | 'file'
  | 'entry'
  | 'matter'
  | 'record'
  | 'list'
  | 'deliberation';

/**
 * One kind of fact a case may hold. From it derive the schema, the form field, the display, the column of a list, the
 * right to see it and whether it may leave the node.
 * `personal`: reading it is logged and shown to the person. `shared`: it crosses the border with the case; unmarked
 * facts never leave the node that recorded them.
 */
export interface Fact<V = unknown> {
  readonly kind: FactKind;
  readonly title: Words;
  readonly help?: Words;
  readonly personal?: boolean;
  readonly shared?: boolean;
  readonly searchable?: boolean;
  /** Files that only the deciding office may download: everybody else who may see them reads them with a watermark (评审室 review room). */
  readonly room?: boolean;
  /** Seen by offices only, never by the parties: scores and opinions before a decision. */
  readonly internal?: boolean;
  /**
   * Commercial secrets (商业秘密): a law slot that names authorities. They and the two places of the case have the fact; whoever else
   * is called in gets it neither on screen nor in letters.
   */
  readonly confidential?: string;
  /** Texts: longest length. Numbers: largest value. Lists: most items. */
  readonly max?: number;
  readonly min?: number;
  /** Numbers: shown digit by digit, without thousands: a year. */
  readonly plain?: true;
  /** ECMAScript regular expression the whole text must match, with `patternSays` as the sentence for people. */
  readonly pattern?: string;
  readonly patternSays?: Words;
  readonly options?: Readonly<Record<string, Words>>;
  /** `party`: only persons, or only organisations, may be named. */
  readonly only?: Party['kind'];
  /** `party`: nobody may stand in for them here (本人办理). */
  readonly inPerson?: true;
  /** `entry`: the register whose key this is. */
  readonly register?: string;
  /** `text`: the number of a case of this mechanism; the reader's own that stand in this state are offered. */
  readonly ownCase?: string;
  /** `longText`: the content of a CSV file, pasted or chosen, and saved as one again. `template`: where the node gives an empty one. */
  readonly csv?: { readonly template?: string };
  /** `record`: its fields; a field marked `optional` may be left out. `list`: `of` is the kind of each item. */
  readonly fields?: Readonly<Record<string, Fact>>;
  readonly optional?: boolean;
  readonly of?: Fact;
  /** Phantom: the type of the value. */
  readonly valueType?: V;
}

/** A natural person or an organisation. `key` is the citizen ID (公民身份号码) or the 统一社会信用代码. */
export interface Party {
  readonly kind: 'person' | 'organisation';
  readonly key: string;
  readonly name: string;
  readonly phone?: string;
  readonly address?: string;
  /** Someone who acts for the party (代理人), with the number or hash of the mandate (授权委托书). */
  readonly agent?: { readonly key: string; readonly name: string; readonly mandate: string };
}

/** A stored file: `sha256` names the content, the rest is for people. */
export interface FileRef {
  readonly sha256: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

/** Somebody with a post at one of the case's authorities on this node: named at home only, so never `shared`. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
}

type More = Omit<Partial<Fact>, 'kind' | 'title' | 'valueType'>;
type Options = Readonly<Record<string, Words>>;

const make = <V>(kind: FactKind, title: Words, more: More = {}): Fact<V> => Object.freeze({ kind, title, ...more });

export type ValueOf<F> = F extends Fact<infer V> ? V : never;
type RecordOf<T extends Readonly<Record<string, Fact>>> = { readonly [K in keyof T]?: ValueOf<T[K]> };

export const fact = {
  text: (title: Words, more?: More) => make<string>('text', title, { max: 200, ...more }),
  longText: (title: Words, more?: More) => make<string>('longText', title, { max: 4000, ...more }),
  number: (title: Words, more?: More) => make<number>('number', title, more),
  /** An exact decimal as text, for quantities a rule compares. */
  decimal: (title: Words, more?: More) => make<string>('decimal', title, more),
  /** Integer fen (分). */
  money: (title: Words, more?: More) => make<number>('money', title, more),
  /** Computed by the step (`sets`), with its terms, law and deciding bound; never asked for. */
  amount: (title: Words, more?: More) => make<ExplainedAmount>('amount', title, more),
  day: (title: Words, more?: More) => make<Day>('day', title, more),
  yesNo: (title: Words, more?: More) => make<boolean>('yesNo', title, more),
  choice: <const O extends Options>(title: Words, options: O, more?: More) =>
    make<keyof O & string>('choice', title, { ...more, options }),
  choices: <const O extends Options>(title: Words, options: O, more?: More) =>
    make<readonly (keyof O & string)[]>('choices', title, { ...more, options }),
  party: (title: Words, more?: More) => make<Party>('party', title, { personal: true, ...more }),
  term: (title: Words, more?: More) => make<Term>('term', title, more),
  /** A jurisdiction code (行政区划代码). */
  place: (title: Words, more?: More) => make<string>('place', title, more),
  authority: (title: Words, more?: More) => make<string>('authority', title, more),
  node: (title: Words, more?: More) => make<string>('node', title, more),
  window: (title: Words, more?: More) => make<string>('window', title, more),
  colleague: (title: Words, more?: More) => make<Colleague>('colleague', title, { internal: true, ...more }),
  /** A water that the zone observes (水体), and a section of one (断面) by its site. */
  water: (title: Words, more?: More) => make<string>('water', title, more),
  section: (title: Words, more?: More) => make<string>('section', title, more),
  file: (title: Words, more?: More) => make<FileRef>('file', title, more),
  entry: (register: string, title: Words, more?: More) => make<string>('entry', title, { ...more, register }),
  /** A matter of the catalogue by its basic code (基本编码), wherever it is handled. */
  matter: (title: Words, more?: More) => make<string>('matter', title, more),
  record: <const T extends Readonly<Record<string, Fact>>>(title: Words, fields: T, more?: More) =>
    make<RecordOf<T>>('record', title, { ...more, fields }),
  /** A draw, ballot, publicity …: made by the steps of a body (kernel/deliberation), told apart by its own `kind`. */
  deliberation: <V extends { readonly kind: string }>(title: Words, more?: More) =>
    make<V>('deliberation', title, { shared: true, ...more }),
  list: <F extends Fact>(title: Words, of: F, more?: More) =>
    make<readonly ValueOf<F>[]>('list', title, { max: 200, ...more, of }),
};
