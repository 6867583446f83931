import { amountText, type Day, formatTerm, isDay, type Term, termUnits, type Words, type Zone } from '#kernel';
import { maskName } from '../view/mask.ts';
import { fieldLabel, type Label } from './labels.ts';

export interface Reading {
  readonly zone: Zone;
  readonly language: 'zh' | 'en';
  /** Names of people are shown in part. */
  readonly masked: boolean;
}

export const inLanguage = ([zh, en]: Words, { language }: Pick<Reading, 'language'>): string =>
  language === 'zh' ? zh : en;

/** 2026年11月3日 as on official documents (GB/T 9704-2012, 7.3.5.4: Arabic figures without leading zeros). */
export const dayText = (day: Day, { language }: Pick<Reading, 'language'>): string => {
  const [year, month, date] = day.split('-').map(Number);
  return language === 'zh' ? `${year}年${month}月${date}日` : day;
};

/** Integer fen as yuan, exactly. */
export const moneyText = (fen: number, language: Reading['language'] = 'zh'): string => {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '-' : ''}${yuan}.${digits.slice(-2)} ${inLanguage(['元', 'yuan'], { language })}`;
};

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

const instantText = (instant: string, reading: Reading): string => {
  const [hours = '0', minutes = '0'] = reading.zone.utcOffset.slice(1).split(':');
  const shift = (Number(hours) * 60 + Number(minutes)) * (reading.zone.utcOffset.startsWith('-') ? -60_000 : 60_000);
  const local = new Date(Date.parse(instant) + shift).toISOString();
  return `${dayText(local.slice(0, 10), reading)} ${local.slice(11, 16)}`;
};

/** A person's name, masked on a roll. An organisation's is public; it is told by its length, being all that is known here. */
const nameText = (name: string, { masked }: Reading): string =>
  masked && ([...name].length <= 5 || name.includes('·')) ? maskName(name) : name;

const textText = (text: string, label: Label | undefined, reading: Reading): string => {
  const option = label?.options?.[text];
  if (option) return inLanguage(option, reading);
  if (label?.names) return nameText(text, reading);
  const day: string = text;
  if (isDay(day)) return dayText(day, reading);
  if (INSTANT.test(text)) return instantText(text, reading);
  const { windows, authorities, jurisdictions, nodes, observation } = reading.zone;
  const place =
    windows.find(({ id }) => id === text) ??
    authorities.find(({ id }) => id === text) ??
    (label?.kind === 'place' ? jurisdictions.find(({ code }) => code === text) : undefined) ??
    (label?.kind === 'node' ? nodes.find(({ id }) => id === text) : undefined) ??
    (label?.kind === 'water' ? observation?.water.bodies.find(({ id }) => id === text) : undefined) ??
    (label?.kind === 'section' ? observation?.water.sections.find(({ site }) => site === text) : undefined);
  return place ? inLanguage(place.title, reading) : text.trim();
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isTerm = (value: object): value is Term =>
  'n' in value && 'unit' in value && (termUnits as readonly unknown[]).includes(value.unit);

/** 《act》article, with the marks a Chinese text has and an English one has not. */
const citation = ({ act, article }: { act: string; article?: unknown }): string => {
  const title = /^\p{Script=Han}/u.test(act) && !act.includes('《') ? `《${act}》` : act;
  return typeof article === 'string'
    ? title + (/^\d+$/.test(article) ? `第${article}条` : /^\p{Script=Han}/u.test(article) ? article : ` ${article}`)
    : title;
};

/** Records that are one thing and read as such. */
const oneThing = (value: object, reading: Reading): string | undefined => {
  if (isTerm(value)) return inLanguage(formatTerm(value), reading);
  if ('sha256' in value && 'name' in value) return String(value.name);
  if ('how' in value && 'amount' in value && 'unit' in value)
    return inLanguage(amountText(Number(value.amount), String(value.unit)), reading);
  if ('act' in value && typeof value.act === 'string') return citation(value as { act: string });
  if ('key' in value && 'kind' in value && 'name' in value) return nameText(String(value.name), reading);
  if ('zh' in value && 'en' in value) return inLanguage([String(value.zh), String(value.en)], reading);
  return undefined;
};

/** Any value of a paper's body as text; empty when there is nothing to say. */
export const valueText = (value: unknown, label: Label | undefined, reading: Reading): string => {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return textText(value, label, reading);
  if (typeof value === 'boolean') return inLanguage(value ? ['是', 'Yes'] : ['否', 'No'], reading);
  if (typeof value === 'number') return label?.kind === 'money' ? moneyText(value, reading.language) : String(value);
  if (Array.isArray(value))
    return value
      .map((item) => valueText(item, label?.of ?? label, reading))
      .filter(Boolean)
      .join('；');
  if (!isRecord(value)) return String(value);
  const whole = oneThing(value, reading);
  if (whole !== undefined) return whole;
  return Object.entries(value)
    .map(([key, item]) => [fieldLabel(label, key), item] as const)
    .map(([field, item]) => [inLanguage(field.title, reading), valueText(item, field, reading)] as const)
    .filter(([, text]) => text !== '')
    .map(([title, text]) => `${title}：${text}`)
    .join('；');
};

/** Whether a value is several things side by side, of which a table can be made. */
export const isTableRow = (value: unknown, reading: Reading): value is Readonly<Record<string, unknown>> =>
  isRecord(value) && oneThing(value, reading) === undefined;
