import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { get, isProblem, upload, write } from '../app/api.ts';
import { isStaff, useNames, useSession } from '../app/here.ts';
import type { EvidenceLine } from '../app/register-types.ts';
import { useSay } from '../app/say.ts';
import type { CaseView, FileRef, Problem as ProblemView } from '../app/types.ts';
import { FactOutput } from '../kit/fact.tsx';
import { type Key, zh } from '../words/zh.ts';
import { Problem, Waiting } from './problem.tsx';
import { Terms } from './terms.tsx';

type Act = 'ask' | 'decline' | 'release' | 'withhold' | 'doubt';
const good = new Set(['usable', 'unneeded']);
const open = new Set(['unasked', 'preview', 'asked']);
const askable = new Set(['unasked', 'declined', 'withheld', 'refused', 'expired', 'stale', 'corrected']);

const Answer = ({ line }: { line: EvidenceLine }) => {
  const { t, w, time } = useSay();
  if (!line.values || !line.columns) return null;
  return (
    <section className="answer">
      <h4>{t(line.standing === 'preview' ? 'evidence.answer' : 'evidence.answered')}</h4>
      <Terms
        pairs={[
          ...Object.entries(line.columns)
            .filter(([name]) => line.values?.[name] !== undefined)
            .map(
              ([name, fact]) =>
                [w(fact.title), <FactOutput key={name} fact={fact} value={line.values?.[name]} />, name] as const,
            ),
          [t('evidence.asOf'), line.request?.asOf && time(line.request.asOf)],
          [t('evidence.doubtWhy'), line.request?.doubt],
          [t('evidence.upheldWhy'), line.request?.upheld],
          [t('evidence.correctedWhy'), line.corrected?.why],
        ]}
      />
      {line.request?.signed && <p className="muted">✓ {t('evidence.signed')}</p>}
    </section>
  );
};

/** A window that records a person's consent brings the form they signed. */
const Form = ({ node, done }: { node: string; done: (form: FileRef) => void }) => {
  const { t } = useSay();
  const [problem, setProblem] = useState<ProblemView>();
  return (
    <label className="filter">
      <span>{t('evidence.consentForm')}</span>
      <input
        type="file"
        accept="image/*,application/pdf"
        onChange={async (event) => {
          const file = event.target.files?.[0];
          if (!file) return;
          try {
            done(await upload(node, file));
          } catch (cause) {
            if (isProblem(cause)) setProblem(cause);
          }
        }}
      />
      {problem && <Problem problem={problem} />}
    </label>
  );
};

const Buttons = ({
  line,
  act,
  busy,
  node,
  away = false,
}: {
  line: EvidenceLine;
  /** The case is held elsewhere: what was let be used can still be taken back or doubted, nothing be asked anew. */
  away?: boolean;
  act: (act: Act, more?: object) => void;
  busy: boolean;
  node: string;
}) => {
  const { t } = useSay();
  const staff = isStaff(useSession());
  const [form, setForm] = useState<FileRef>();
  const [why, setWhy] = useState('');
  const consent = line.ground === 'consent';
  /** What the person agreed to by themselves they alone let be used; at a window, the clerk in front of them. */
  const theirs = consent && (!staff || line.request?.consent?.how === 'window');
  const button = (name: Act, label: string, more?: object, second = false, wanting = false) => (
    <button
      type="button"
      className={second ? 'button second small' : 'button small'}
      disabled={busy || wanting}
      onClick={() => act(name, more)}
    >
      {label}
    </button>
  );
  const mayAsk = !away && askable.has(line.standing) && (!consent || !staff || form !== undefined);
  return (
    <>
      {staff && consent && !away && askable.has(line.standing) && <Form node={node} done={setForm} />}
      <div className="buttons">
        {mayAsk &&
          button(
            'ask',
            t(line.standing !== 'unasked' ? 'evidence.again' : consent ? 'evidence.ask' : 'evidence.askDuty'),
            form && { form },
          )}
        {consent &&
          ((line.standing === 'unasked' && !away) || line.standing === 'asked') &&
          (!staff || form) &&
          button('decline', t('evidence.decline'), form && { form }, true)}
        {theirs && !away && line.standing === 'preview' && button('release', t('evidence.release'))}
        {theirs &&
          (line.standing === 'preview' || line.standing === 'usable') &&
          button(
            'withhold',
            t(line.standing === 'usable' ? 'evidence.takeBack' : 'evidence.withhold'),
            undefined,
            true,
          )}
      </div>
      {staff && line.standing === 'usable' && (
        <div className="filters">
          <label className="filter grow">
            <span>{t('evidence.doubtWhy')}</span>
            <input value={why} maxLength={1000} onChange={(event) => setWhy(event.target.value)} />
          </label>
          {button('doubt', t('evidence.doubt'), { why }, true, why.trim() === '')}
        </div>
      )}
    </>
  );
};

const One = ({ node, id, holder, line }: { node: string; id: string; holder: string; line: EvidenceLine }) => {
  const { t, w, day, term, cite, several } = useSay();
  const names = useNames();
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: ({ act, more }: { act: Act; more?: object }) =>
      write<EvidenceLine[]>(node, 'POST', `cases/${id}/evidence/${line.name}/${act}`, more ?? {}),
    onSuccess: ({ body }) => {
      queries.setQueryData(['evidence', node, id], body);
      void queries.invalidateQueries({ queryKey: ['case', node, id] });
    },
  });
  const unasked = line.when === 'live' && line.standing === 'unasked';
  const standing = unasked ? 'evidence.is.live' : `evidence.is.${line.standing}`;
  const asking = line.when === 'ahead' && (line.standing === 'asked' || askable.has(line.standing));
  return (
    <li>
      <h3>
        {w(line.title)}{' '}
        <span className={good.has(line.standing) ? 'tag good' : open.has(line.standing) ? 'tag' : 'tag warn'}>
          {standing in zh ? t(standing as Key) : line.standing}
        </span>
        {line.request?.dispute && <span className="tag warn">{t(`evidence.dispute.${line.request.dispute}`)}</span>}
      </h3>
      <Terms
        pairs={[
          [t('evidence.keeper'), `${w(line.keeper.title)} · ${w(line.register)}`],
          [t('evidence.asker'), w(line.asker.title)],
          [t('evidence.about'), line.about?.key],
          [
            t('evidence.asks'),
            [several(line.asks.map(w)), line.extent && t(`evidence.extent.${line.extent}`)]
              .filter(Boolean)
              .join(' · '),
          ],
          [t('evidence.purpose'), w(line.purpose)],
          [
            t('evidence.ground'),
            [t(`evidence.ground.${line.ground}`), line.under && cite(line.under)].filter(Boolean).join(' · '),
          ],
          [t('evidence.expires'), asking ? day(line.expires) : undefined],
          [t('evidence.fresh'), line.fresh && term(line.fresh)],
        ]}
      />
      {line.request?.refusal && <p className="notice warn">{w(line.request.refusal)}</p>}
      <Answer line={line} />
      {line.paper && line.standing !== 'usable' && (
        <p className="muted">
          {t(line.paper.open ? 'evidence.paperOpen' : 'evidence.paperShut', { paper: w(line.paper.title) })}
        </p>
      )}
      {isProblem(change.error) && <Problem problem={change.error} focus />}
      {line.when === 'live' ? (
        <p className="muted">{t('evidence.live')}</p>
      ) : line.here ? (
        <Buttons node={node} line={line} busy={change.isPending} act={(act, more) => change.mutate({ act, more })} />
      ) : (
        <>
          <p className="muted">{t('evidence.elsewhere', { node: names.node(holder) })}</p>
          {line.asked && line.request && (
            <Buttons
              node={node}
              line={line}
              away
              busy={change.isPending}
              act={(act, more) => change.mutate({ act, more })}
            />
          )}
        </>
      )}
    </li>
  );
};

/** Asked for once, wherever a page needs it; nothing where the mechanism asks nobody. */
export const useEvidence = (node: string, data: Pick<CaseView, 'id' | 'evidence'>) =>
  useQuery({
    queryKey: ['evidence', node, data.id],
    queryFn: () => get<EvidenceLine[]>(node, `cases/${data.id}/evidence`),
    enabled: data.evidence === true,
  });

/** 取证: what the case needs from elsewhere, shown to the person before it is asked and before it is used. */
export const Evidence = ({ node, data }: { node: string; data: CaseView }) => {
  const { t } = useSay();
  const found = useEvidence(node, data);
  if (!found.data) return <Waiting error={found.error} again={() => found.refetch()} />;
  if (found.data.length === 0) return null;
  return (
    <section className="card" aria-labelledby="evidence">
      <h2 id="evidence">{t('evidence.title')}</h2>
      <ul className="evidence">
        {found.data.map((line) => (
          <One key={line.name} node={node} id={data.id} holder={data.holder} line={line} />
        ))}
      </ul>
    </section>
  );
};
