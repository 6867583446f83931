import { useMemo } from 'react';
import { en } from '../words/en.ts';
import { type Key, zh } from '../words/zh.ts';
import { type Language, useLanguage } from './prefer.ts';
import type { Day, Instant, Term, Words } from './types.ts';
import { timeText } from './zone-time.ts';

const tables = { zh, en } as const;
export type Given = Readonly<Record<string, string | number>>;

/** `{name}` takes a value; `{n|day|days}` takes the word that goes with the number n. */
const fill = (text: string, given: Given): string =>
  text.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (whole, name: string, one?: string, many?: string) => {
    const value = given[name];
    if (value === undefined) return whole;
    return one === undefined ? String(value) : Number(value) === 1 ? one : String(many);
  });

/** The act `assumed` names (kernel/law): the mark beside it says the same in the reader's language. */
const ASSUMED = 'Tongban default 平台默认值';

const unitKeys = { wd: 'unit.wd', wh: 'unit.wh', d: 'unit.d', m: 'unit.m', y: 'unit.y' } as const;

export interface Say {
  readonly language: Language;
  /** A text of the interface. */
  readonly t: (key: Key, given?: Given) => string;
  /** A text of the data, `Words` or plain. */
  readonly w: (words: Words | string | null | undefined) => string;
  /** A matter by its English name where it has one. */
  readonly m: (matter: { readonly title: string; readonly titleEn?: string }) => string;
  /** Several of a kind, one after another. */
  readonly several: (texts: readonly string[]) => string;
  readonly day: (day: Day | undefined) => string;
  readonly time: (at: Instant) => string;
  readonly term: (term: Term | undefined) => string;
  readonly fen: (fen: number) => string;
  /** A source as it is cited: 《…》第32条. What is assumed has no act of its own, only the reason. */
  readonly cite: (source: { readonly act: string; readonly article?: string }) => string;
}

const sayIn = (language: Language): Say => {
  const t: Say['t'] = (key, given = {}) => fill(tables[language][key], given);
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency: 'CNY' });
  return {
    language,
    t,
    w: (words) => (typeof words === 'string' ? words : words ? (words[language === 'zh' ? 0 : 1] ?? words[0]) : ''),
    m: (matter) => (language === 'en' && matter.titleEn ? matter.titleEn : matter.title),
    several: (texts) => texts.join(language === 'zh' ? '、' : ', '),
    day: (day) => day ?? '',
    time: (at) => (Number.isNaN(Date.parse(at)) ? at : timeText(at, locale)),
    term: (term) => (term ? (term.n === 0 ? t('matter.instant') : t(unitKeys[term.unit], { n: term.n })) : ''),
    fen: (fen) => money.format(fen / 100),
    cite: ({ act, article = '' }) => {
      if (act === ASSUMED) return article;
      return `${act} ${/^\d+$/.test(article) ? t('cite.article', { n: article }) : article}`.trim();
    },
  };
};

const says = { zh: sayIn('zh'), en: sayIn('en') } as const;
export const useSay = (): Say => {
  const language = useLanguage();
  return useMemo(() => says[language], [language]);
};
