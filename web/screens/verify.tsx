import { useMutation } from '@tanstack/react-query';
import { type DragEvent, type FormEvent, useState } from 'react';
import { isProblem, write } from '../app/api.ts';
import { useNames } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import type { Words } from '../app/types.ts';
import { Icon } from '../parts/icon.tsx';
import { Plain } from '../parts/plain.tsx';
import { Problem } from '../parts/problem.tsx';
import { Terms } from '../parts/terms.tsx';
import { type Key, zh } from '../words/zh.ts';
import '../look/sign-in.css';
import '../look/matters.css';

interface Verdict {
  readonly valid: boolean;
  /** The node whose key signed, and the body in whose name. */
  readonly issuer?: string | Words;
  readonly authority?: string | Words;
  readonly status?: string | Words;
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly problems?: readonly (string | Words | { readonly code: string; readonly says: Words })[];
}

const Outcome = ({ verdict }: { verdict: Verdict }) => {
  const { t, w } = useSay();
  const names = useNames();
  const issuer = [
    w(verdict.authority),
    typeof verdict.issuer === 'string' ? names.node(verdict.issuer) : w(verdict.issuer),
  ]
    .filter(Boolean)
    .join(' · ');
  const status =
    typeof verdict.status === 'string' && `credential.${verdict.status}` in zh
      ? t(`credential.${verdict.status}` as Key)
      : w(verdict.status);
  return (
    <section className="card" aria-labelledby="verdict">
      <div className={verdict.valid ? 'notice good' : 'notice bad'} role="status">
        <h2 id="verdict">
          <Icon name={verdict.valid ? 'check' : 'stop'} /> {verdict.valid ? t('verify.valid') : t('verify.invalid')}
        </h2>
        {verdict.problems?.map((problem) => {
          const says = w(typeof problem === 'object' && 'says' in problem ? problem.says : problem);
          return <p key={says}>{says}</p>;
        })}
      </div>
      <Terms
        pairs={[
          [t('verify.issuer'), issuer],
          [t('verify.status'), status],
        ]}
      />
      {verdict.claims && (
        <>
          <h3>{t('verify.claims')}</h3>
          <Plain value={verdict.claims} />
        </>
      )}
    </section>
  );
};

/** Anyone pastes, scans or drops a credential and sees who issued it, whether the proof holds, and its status now. */
export const Verify = () => {
  const { t } = useSay();
  const [text, setText] = useState('');
  const check = useMutation({
    mutationFn: async (given: string) => (await write<Verdict>(undefined, 'POST', 'verify', { text: given })).body,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    check.mutate(text.trim());
  };
  const take = async (file: File | undefined) => {
    if (!file || file.size > 500_000) return;
    const content = (await file.text()).trim();
    setText(content);
    check.mutate(content);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void take(event.dataTransfer.files[0]);
  };
  return (
    <div className="stack">
      <Title>{t('verify.title')}</Title>
      <p>{t('verify.lead')}</p>
      <form
        className="card plain-form"
        onSubmit={submit}
        onDrop={drop}
        onDragOver={(event) => event.preventDefault()}
      >
        <label htmlFor="credential">{t('verify.label')}</label>
        <textarea
          id="credential"
          rows={7}
          required
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
          aria-describedby="credential-help"
        />
        <small id="credential-help">{t('verify.help')}</small>
        <div className="buttons">
          <span className="button second small file-pick">
            <label htmlFor="credential-file">{t('verify.file')}</label>
            <input
              id="credential-file"
              className="gone"
              type="file"
              onChange={(event) => void take(event.target.files?.[0])}
            />
          </span>
        </div>
        <div className="buttons">
          <button type="submit" className="button" disabled={check.isPending}>
            {t('verify.check')}
          </button>
        </div>
      </form>
      {isProblem(check.error) && <Problem problem={check.error} focus />}
      {check.data && <Outcome verdict={check.data} />}
    </div>
  );
};
