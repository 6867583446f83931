/** Search parameters of each address: what is not understood is left out, never an error. */
type Raw = Readonly<Record<string, unknown>>;

const text = (raw: Raw, name: string): string | undefined => {
  const value = raw[name];
  return typeof value === 'string' && value !== ''
    ? value.slice(0, 200)
    : typeof value === 'number'
      ? String(value)
      : undefined;
};
const page = (raw: Raw): number | undefined => {
  const value = Number(raw.page);
  return Number.isSafeInteger(value) && value > 1 ? value : undefined;
};
const some = <T extends Readonly<Record<string, unknown>>>(
  values: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;

export const signIn = (raw: Raw) => some({ to: text(raw, 'to'), kind: text(raw, 'kind') });
export const paged = (raw: Raw) => some({ page: page(raw), q: text(raw, 'q') });
export const matters = (raw: Raw) =>
  some({
    q: text(raw, 'q'),
    jurisdiction: text(raw, 'jurisdiction'),
    event: text(raw, 'event'),
    department: text(raw, 'department'),
    page: page(raw),
  });
export const paper = (raw: Raw) => some({ print: text(raw, 'print'), format: text(raw, 'format') });
export const compare = (raw: Raw) => some({ basic: text(raw, 'basic'), show: text(raw, 'show'), page: page(raw) });
export const recognitions = (raw: Raw) => some({ on: text(raw, 'on') });
export const law = (raw: Raw) =>
  some({ mechanism: text(raw, 'mechanism'), on: text(raw, 'on'), status: text(raw, 'status') });
export const statistics = (raw: Raw) => some({ mechanism: text(raw, 'mechanism'), wall: text(raw, 'wall') });
export const figure = (raw: Raw) =>
  some({ period: text(raw, 'period'), after: text(raw, 'after'), home: text(raw, 'home'), on: text(raw, 'on') });
export const queue = (raw: Raw) => some({ hall: text(raw, 'hall'), wall: text(raw, 'wall') });
export const accounts = (raw: Raw) => some({ kind: text(raw, 'kind') });
export const account = (raw: Raw) => ({
  account: text(raw, 'account') ?? '',
  ...some({ at: text(raw, 'at'), page: page(raw) }),
});
export const apply = (raw: Raw) => some({ part: text(raw, 'part'), back: text(raw, 'back') });
export const casePage = (raw: Raw) => some({ tab: text(raw, 'tab'), step: text(raw, 'step') });
export const inbox = (raw: Raw) =>
  some({
    view: text(raw, 'view'),
    mechanism: text(raw, 'mechanism'),
    state: text(raw, 'state'),
    q: text(raw, 'q'),
    due: text(raw, 'due'),
    jurisdiction: text(raw, 'jurisdiction'),
    page: page(raw),
  });
export const trail = (raw: Raw) =>
  some({
    person: text(raw, 'person'),
    case: text(raw, 'case'),
    authority: text(raw, 'authority'),
    from: day(raw, 'from'),
    to: day(raw, 'to'),
  });
export const entry = (raw: Raw) => some({ on: text(raw, 'on'), at: text(raw, 'at'), tab: text(raw, 'tab') });
export const openRegister = (raw: Raw) => some({ q: text(raw, 'q'), page: page(raw) });
export const intake = (raw: Raw) => some({ code: text(raw, 'code') });
const day = (raw: Raw, name: string): string | undefined => {
  const value = text(raw, name);
  return value && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;
};
export const onDay = (raw: Raw) => some({ day: day(raw, 'day') });
export const section = (raw: Raw) =>
  some({
    site: text(raw, 'site'),
    item: text(raw, 'item'),
    with: text(raw, 'with'),
    from: day(raw, 'from'),
    to: day(raw, 'to'),
  });
export const run = (raw: Raw) => some({ run: text(raw, 'run') });
