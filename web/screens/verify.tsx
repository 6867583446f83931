import { useMutation } from '@tanstack/react-query';
import { type DragEvent, type FormEvent, useEffect, useState } from 'react';
import { isProblem, write } from '../app/api.ts';
import { useNames } from '../app/here.ts';
import { judgeHere, keepForOffline, type OfflineVerdict } from '../app/keep-keys.ts';
import { useSay } from '../app/say.ts';
import { scan } from '../app/scan.ts';
import { Title } from '../app/title.tsx';
import type { Words } from '../app/types.ts';
import { FilePick } from '../parts/file-pick.tsx';
import { Icon } from '../parts/icon.tsx';
import { Plain } from '../parts/plain.tsx';
import { Problem } from '../parts/problem.tsx';
import { Terms } from '../parts/terms.tsx';
import { type Key, zh } from '../words/zh.ts';
import '../look/sign-in.css';

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
    typeof verdict.authority === 'string' ? names.authority(verdict.authority) : w(verdict.authority),
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

/** What this device can say without a network: genuine and unchanged, or not; never whether it was revoked meanwhile. */
const Offline = ({ judged }: { judged: OfflineVerdict }) => {
  const { t, time } = useSay();
  const names = useNames();
  const good = judged.verdict === 'good';
  return (
    <section className="card" aria-labelledby="verdict">
      <div className={good ? 'notice warn' : 'notice bad'} role="status">
        <h2 id="verdict">
          <Icon name={good ? 'check' : 'stop'} /> {t(`offline.${judged.verdict}`)}
        </h2>
        <p>{t('offline.note', { at: judged.keysAt ? time(judged.keysAt) : '–' })}</p>
      </div>
      {judged.issuer && <Terms pairs={[[t('verify.issuer'), names.node(judged.issuer)]]} />}
      {judged.claims && (
        <>
          <h3>{t('verify.claims')}</h3>
          <Plain value={judged.claims} />
        </>
      )}
    </section>
  );
};

const offlineWords = Object.keys(zh).filter((key) => key.startsWith('offline.')) as readonly Key[];

type Judged = { readonly online: Verdict } | { readonly offline: OfflineVerdict };

/** The server's word, with the status of this moment; without a network what can be judged here. */
const judge = async (given: string): Promise<Judged> => {
  try {
    return { online: (await write<Verdict>(undefined, 'POST', 'verify', { text: given })).body };
  } catch (cause) {
    if (!isProblem(cause) || cause.code !== 'offline') throw cause;
    return { offline: await judgeHere(given) };
  }
};

/** Anyone pastes, scans or drops a credential and sees who issued it, whether the proof holds, and its status now. */
export const Verify = () => {
  const { t } = useSay();
  const [text, setText] = useState('');
  const [unread, setUnread] = useState(false);
  const says = offlineWords.map((key) => t(key)).join('');
  const [kept, setKept] = useState(false);
  useEffect(() => void keepForOffline(says).then(setKept), [says]);
  // Without a network too: the query client would otherwise wait for one.
  const check = useMutation({ mutationFn: judge, networkMode: 'always' });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    check.mutate(text.trim());
  };
  const take = async (file: File | undefined) => {
    if (!file || file.size > 30_000_000) return;
    const picture = file.type.startsWith('image/');
    const content = picture ? await scan(file).catch(() => undefined) : (await file.text()).slice(0, 20_000).trim();
    setUnread(content === undefined);
    if (content === undefined) return;
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
      <p>
        {t('verify.lead')} <span role="status">{kept && t('verify.kept')}</span>
      </p>
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
          <FilePick id="credential-file" label={t('verify.file')} take={(file) => void take(file)} />
          <FilePick
            id="credential-photo"
            label={t('verify.photo')}
            accept="image/*"
            camera
            take={(file) => void take(file)}
          />
        </div>
        {unread && (
          <p className="error" role="alert">
            {t('verify.unread')}
          </p>
        )}
        <div className="buttons">
          <button type="submit" className="button" disabled={check.isPending}>
            {t('verify.check')}
          </button>
        </div>
      </form>
      {isProblem(check.error) && <Problem problem={check.error} focus />}
      {check.data && 'online' in check.data && <Outcome verdict={check.data.online} />}
      {check.data && 'offline' in check.data && <Offline judged={check.data.offline} />}
    </div>
  );
};
