import { useState } from 'react';
import { useSay } from '../app/say.ts';
import type { Party } from '../app/types.ts';
import type { Key } from '../words/zh.ts';
import { Box } from './box.tsx';
import { keyState, tidyKey } from './check-digit.ts';
import { type Errors, type InputProps, idOf, type OutputProps } from './props.ts';

interface Line {
  readonly pointer: string;
  readonly label: Key;
  readonly value: string | undefined;
  readonly set: (to: string) => void;
  readonly errors: Errors;
  readonly needed?: boolean;
  readonly says?: string;
  readonly good?: boolean;
  readonly inputMode?: 'tel' | 'text';
  /** Characters, as `validateFacts` counts them. */
  readonly most?: number;
}

const Line = ({ pointer, label, value, set, errors, needed, says, good, inputMode, most }: Line) => {
  const { t } = useSay();
  const id = idOf(pointer);
  const error = errors[pointer];
  return (
    <div className={error ? 'field wrong' : 'field'}>
      <label htmlFor={id}>
        {t(label)}
        {!needed && <small> {t('form.optional')}</small>}
      </label>
      <Box
        id={id}
        value={value ?? ''}
        inputMode={inputMode}
        maxLength={most}
        autoComplete="off"
        aria-invalid={error ? true : undefined}
        aria-describedby={error || says ? `${id}-says` : undefined}
        onChange={(e) => set(e.target.value)}
      />
      <p id={`${id}-says`} className={error ? 'error' : good ? 'right-key' : 'hint'} aria-live="polite">
        {error ?? says ?? ''}
      </p>
    </div>
  );
};

type Draft = { -readonly [K in keyof Party]?: Party[K] };

/** What was emptied again was never named: an optional party can be left out after all. */
const said = ({ kind, ...rest }: Draft): Party | undefined => {
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined && value !== ''));
  return Object.keys(given).length ? ({ kind, ...given } as Party) : undefined;
};

/** A person or an organisation, with the number's check digit told while typing, and someone who acts for them. */
export const Input = ({ fact, pointer, value, onChange, errors }: InputProps<Party>) => {
  const { t, w } = useSay();
  const [chosen, choose] = useState(value?.kind ?? fact.only ?? 'person');
  const [asked, setActed] = useState(false);
  const acted = asked || Boolean(value?.agent);
  const kind = fact.only ?? value?.kind ?? chosen;
  const party: Draft = value ?? { kind };
  const set = (more: Draft) => onChange(said({ ...party, kind, ...more }));
  const state = keyState(kind, party.key ?? '');
  const agent = (party.agent ?? {}) as Partial<NonNullable<Party['agent']>>;
  const agentState = keyState('person', agent.key ?? '');
  const tell = (s: typeof state): string | undefined =>
    s === 'right' ? t('kit.keyRight') : typeof s === 'string' ? undefined : w(s);
  const setAgent = (more: Partial<NonNullable<Party['agent']>>) =>
    set({ agent: { ...agent, ...more } as NonNullable<Party['agent']> });
  return (
    <div className="party">
      {!fact.only && (
        <div className="options row">
          {(['person', 'organisation'] as const).map((one, at) => (
            <label key={one}>
              <input
                type="radio"
                id={idOf(at === 0 ? pointer : `${pointer}/kind`)}
                name={idOf(pointer)}
                checked={kind === one}
                onChange={() => {
                  choose(one);
                  set({ kind: one });
                }}
              />
              <span>{t(`person.${one}`)}</span>
            </label>
          ))}
        </div>
      )}
      <div className="columns two">
        <Line
          pointer={`${pointer}/key`}
          label={kind === 'person' ? 'kit.citizenId' : 'kit.uscc'}
          value={party.key}
          set={(key) => set({ key: tidyKey(key) })}
          errors={errors}
          needed
          says={tell(state)}
          good={state === 'right'}
        />
        <Line
          pointer={`${pointer}/name`}
          label={kind === 'person' ? 'kit.name' : 'kit.orgName'}
          value={party.name}
          most={100}
          set={(name) => set({ name })}
          errors={errors}
          needed
        />
        <Line
          pointer={`${pointer}/phone`}
          label="kit.phone"
          value={party.phone}
          most={30}
          set={(phone) => set({ phone: phone || undefined })}
          errors={errors}
          inputMode="tel"
        />
        <Line
          pointer={`${pointer}/address`}
          label="kit.address"
          value={party.address}
          most={300}
          set={(to) => set({ address: to || undefined })}
          errors={errors}
        />
      </div>
      {!fact.inPerson && (
        <div className="options" data-enter="past">
          <label>
            <input
              type="checkbox"
              checked={acted}
              onChange={(e) => {
                setActed(e.target.checked);
                set({ agent: undefined });
              }}
            />
            <span>{t('kit.hasAgent')}</span>
          </label>
        </div>
      )}
      {acted && (
        <div className="columns two inset">
          <Line
            pointer={`${pointer}/agent/key`}
            label="kit.agentId"
            value={agent.key}
            set={(key) => setAgent({ key: tidyKey(key) })}
            errors={errors}
            needed
            says={tell(agentState)}
            good={agentState === 'right'}
          />
          <Line
            pointer={`${pointer}/agent/name`}
            label="kit.agentName"
            value={agent.name}
            most={100}
            set={(name) => setAgent({ name })}
            errors={errors}
            needed
          />
          <Line
            pointer={`${pointer}/agent/mandate`}
            label="kit.mandate"
            value={agent.mandate}
            most={200}
            set={(mandate) => setAgent({ mandate })}
            errors={errors}
            needed
          />
        </div>
      )}
    </div>
  );
};

export const Output = ({ value }: OutputProps<Party>) => {
  const { t, language } = useSay();
  if (typeof value === 'string') return <>{value}</>;
  const lines = [value.key, value.phone, value.address].filter(Boolean);
  return (
    <>
      <strong>{value.name}</strong> <span className="tag">{t(`person.${value.kind}`)}</span>
      {lines.map((line) => (
        <span className="num line" key={line}>
          {line}
        </span>
      ))}
      {value.agent && (
        <span className="line">
          {t('kit.agent')}
          {language === 'zh' ? ':' : ': '}
          {value.agent.name} <span className="num">{value.agent.key}</span>
        </span>
      )}
    </>
  );
};
