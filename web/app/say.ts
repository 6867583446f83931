import { useMemo } from 'react';
import { en } from '../words/en.ts';
import { type Key, zh } from '../words/zh.ts';
import { type Language, useLanguage } from './prefer.ts';
import type { Day, Instant, Term, Words } from './types.ts';

const tables = { zh, en } as const;
export type Given = Readonly<Record<string, string | number>>;

/** `{name}` takes a value; `{n|day|days}` takes the word that goes with the number n. */
const fill = (text: string, given: Given): string =>
  text.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (whole, name: string, one?: string, many?: string) => {
    const value = given[name];
    if (value === undefined) return whole;
    return one === undefined ? String(value) : Number(value) === 1 ? one : String(many);
  });

const unitKeys = { wd: 'unit.wd', wh: 'unit.wh', d: 'unit.d', m: 'unit.m', y: 'unit.y' } as const;

export interface Say {
  readonly language: Language;
  /** A text of the interface. */
  readonly t: (key: Key, given?: Given) => string;
  /** A text of the data, `Words` or plain. */
  readonly w: (words: Words | string | null | undefined) => string;
  /** A matter by its English name where it has one. */
  readonly m: (matter: { readonly title: string; readonly titleEn?: string }) => string;
  readonly day: (day: Day | undefined) => string;
  readonly time: (at: Instant) => string;
  readonly term: (term: Term | undefined) => string;
  readonly fen: (fen: number) => string;
}

const sayIn = (language: Language): Say => {
  const t: Say['t'] = (key, given = {}) => fill(tables[language][key], given);
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const instant = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Asia/Shanghai',
  });
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency: 'CNY' });
  return {
    language,
    t,
    w: (words) => (typeof words === 'string' ? words : words ? (words[language === 'zh' ? 0 : 1] ?? words[0]) : ''),
    m: (matter) => (language === 'en' && matter.titleEn ? matter.titleEn : matter.title),
    day: (day) => day ?? '',
    time: (at) => (Number.isNaN(Date.parse(at)) ? at : instant.format(new Date(at))),
    term: (term) => (term ? (term.n === 0 ? t('matter.instant') : t(unitKeys[term.unit], { n: term.n })) : ''),
    fen: (fen) => money.format(fen / 100),
  };
};

const says = { zh: sayIn('zh'), en: sayIn('en') } as const;
export const useSay = (): Say => {
  const language = useLanguage();
  return useMemo(() => says[language], [language]);
};
