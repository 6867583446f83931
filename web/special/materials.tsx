import { useEffect, useRef } from 'react';
import { useSay } from '../app/say.ts';
import type { Fact, Matter } from '../app/types.ts';
import { FactInput } from '../kit/fact.tsx';
import { type Errors, idOf } from '../kit/props.ts';

type Row = Readonly<Record<string, unknown>>;
type Material = Matter['materials'][number];

interface Given {
  readonly fact: Fact;
  readonly pointer: string;
  readonly matter: Matter;
  readonly value: readonly Row[] | undefined;
  readonly onChange: (value: readonly Row[] | undefined) => void;
  readonly errors: Errors;
  /** A clerk records what was seen and found; an applicant gives the file. */
  readonly clerk: boolean;
  /** A correction: only these, with what is wrong with each. */
  readonly only?: readonly { readonly concept?: string; readonly what?: string }[];
}

/** Filled from the guide, never asked. */
const fromGuide = ['concept', 'name', 'form', 'source'];
const clerkDefaults = { originalSeen: true, verdict: 'ok' } as const;

const rowOf = (fact: Fact, material: Material, clerk: boolean): Row => {
  const fields = fact.of?.fields ?? {};
  const whole: Row = {
    concept: material.concept,
    name: material.name,
    form: material.form,
    source: 'applicant',
    ...(clerk ? clerkDefaults : {}),
  };
  return Object.fromEntries(Object.entries(whole).filter(([name]) => name in fields));
};

const About = ({ material, wrong }: { material: Material; wrong?: string }) => {
  const { t } = useSay();
  return (
    <div>
      <strong>{material.name}</strong>{' '}
      <span className={material.need === 'necessary' ? 'tag' : 'tag warn'}>{t(`need.${material.need}`)}</span>
      <br />
      <small>
        {t('material.formCount', { form: t(`form.${material.form}`), n: material.copies })} ·{' '}
        {t(`source.${material.source}`)}
        {material.criteria && ` · ${material.criteria}`}
      </small>
      {wrong && <p className="notice warn">{wrong}</p>}
    </div>
  );
};

/**
 * The material checklist of a matter. Special because its rows come from the guide, not from the case: what can be had by
 * sharing is shown as not asked for, the others bring their name, form and count. Each field of a row is generic.
 */
export const Materials = ({ fact, pointer, matter, value = [], onChange, errors, clerk, only }: Given) => {
  const { t } = useSay();
  const asked = Object.entries(fact.of?.fields ?? {}).filter(([name, field]) =>
    clerk ? !fromGuide.includes(name) : field.kind === 'file',
  );
  const put = (material: Material, row: Row | undefined) => {
    const place = value.findIndex((one) => one.concept === material.concept);
    const rows = row
      ? place < 0
        ? [...value, row]
        : value.map((one, at) => (at === place ? row : one))
      : value.filter((_, at) => at !== place);
    onChange(rows.length ? rows : undefined);
  };
  const materials = only
    ? matter.materials.filter((material) => only.some((one) => one.concept === material.concept))
    : matter.materials;
  const all = () =>
    onChange(
      materials
        .filter((material) => !material.obtainableFrom && material.need !== 'conditional')
        .map((material) => ({
          ...value.find((row) => row.concept === material.concept),
          ...rowOf(fact, material, true),
        })),
    );
  const latest = useRef(all);
  useEffect(() => {
    latest.current = all;
  });
  useEffect(() => {
    if (!clerk) return;
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'F8') return;
      event.preventDefault();
      latest.current();
    };
    addEventListener('keydown', key);
    return () => removeEventListener('keydown', key);
  }, [clerk]);
  const askable = materials.some((material) => !material.obtainableFrom);
  return (
    <>
      {clerk && askable && (
        <p style={{ marginBottom: 10 }}>
          <button type="button" className="button second small" onClick={all}>
            {t('intake.allReceived')} <kbd>F8</kbd>
          </button>
        </p>
      )}
      <ul className="checklist" id={idOf(pointer)} tabIndex={-1}>
        {materials.map((material) => {
          const place = value.findIndex((row) => row.concept === material.concept);
          const row = value[place];
          const set = (name: string, next: unknown) => {
            const { [name]: _, ...rest } = row ?? rowOf(fact, material, clerk);
            put(
              material,
              !clerk && next === undefined ? undefined : next === undefined ? rest : { ...rest, [name]: next },
            );
          };
          const shown = clerk ? asked.filter(([name]) => name !== 'reason' || row?.verdict === 'bad') : asked;
          return (
            <li key={material.concept} className={material.obtainableFrom ? 'shared' : ''}>
              <About material={material} wrong={only?.find((one) => one.concept === material.concept)?.what} />
              {material.obtainableFrom ? (
                <p>
                  {t('material.notAsked')} {row && <span className="tag good">✓ {t('material.obtained')}</span>}
                </p>
              ) : (
                <div>
                  {clerk && (
                    <div className="options">
                      <label>
                        <input
                          type="checkbox"
                          checked={Boolean(row)}
                          onChange={(event) =>
                            put(material, event.target.checked ? rowOf(fact, material, true) : undefined)
                          }
                        />
                        <span>
                          {t('material.received')}
                          <span className="gone"> {material.name}</span>
                        </span>
                      </label>
                    </div>
                  )}
                  {(row || !clerk) &&
                    shown.map(([name, field]) => (
                      <FactInput
                        key={name}
                        fact={field}
                        pointer={`${pointer}/${place < 0 ? material.concept : place}/${name}`}
                        value={row?.[name]}
                        errors={errors}
                        required={!field.optional}
                        onChange={(next) => set(name, next)}
                      />
                    ))}
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
};
