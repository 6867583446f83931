import type { useSay } from '../app/say.ts';
import type { Fact } from '../app/types.ts';
import { dayFrom } from './tidy.ts';

type Say = Pick<ReturnType<typeof useSay>, 't' | 'w' | 'fen'>;

const isDay = (text: string): boolean => {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
};

/** What is wrong with how a value is written, so that it is told together with what is missing; the server decides all else. */
export const malformed = (fact: Fact, value: unknown, { t, w, fen }: Say): string | undefined => {
  const name = w(fact.title);
  switch (fact.kind) {
    case 'day':
      return typeof value === 'string' && isDay(dayFrom(value)) ? undefined : t('form.day', { name });
    case 'money':
      if (typeof value !== 'number') return t('form.not.money', { name });
      return fact.min !== undefined && value < fact.min ? t('form.least', { name, min: fen(fact.min) }) : undefined;
    case 'number':
      if (typeof value !== 'number') return t('form.not.number', { name });
      if (fact.min !== undefined && value < fact.min) return t('form.least', { name, min: fact.min });
      return fact.max !== undefined && value > fact.max ? t('form.most', { name, max: fact.max }) : undefined;
    case 'text': {
      const n = typeof value === 'string' ? value.trim().length : 0;
      return fact.max !== undefined && n > fact.max ? t('form.long', { name, max: fact.max, n }) : undefined;
    }
    default:
      return undefined;
  }
};
