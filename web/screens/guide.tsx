import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { get } from '../app/api.ts';
import { isStaff, useNames, useSession, useZone } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import type { Matter, MatterAnswer } from '../app/types.ts';
import { Modes } from '../parts/modes.tsx';
import { Waiting } from '../parts/problem.tsx';
import { Table } from '../parts/table.tsx';
import { Terms } from '../parts/terms.tsx';
import '../look/matters.css';

const Materials = ({ matter }: { matter: Matter }) => {
  const { t } = useSay();
  return (
    <section aria-labelledby="materials">
      <h2 id="materials">{t('guide.materials')}</h2>
      <Table
        caption={t('guide.materials')}
        hideCaption
        rows={matter.materials}
        id={(m) => m.concept}
        columns={[
          { key: 'name', title: t('material.name'), head: true, cell: (m) => m.name },
          { key: 'need', title: t('material.need'), cell: (m) => t(`need.${m.need}`) },
          {
            key: 'form',
            title: t('material.form'),
            cell: (m) => t('material.formCount', { form: t(`form.${m.form}`), n: m.copies }),
          },
          { key: 'source', title: t('material.source'), cell: (m) => t(`source.${m.source}`) },
          {
            key: 'note',
            title: t('material.note'),
            cell: (m) =>
              m.obtainableFrom ? <span className="tag good">{t('material.shared')}</span> : (m.criteria ?? ''),
          },
        ]}
      />
    </section>
  );
};

const Facts = ({ matter }: { matter: Matter }) => {
  const { t, w, term, fen } = useSay();
  const names = useNames();
  const zone = useZone();
  const authority = zone.authorities[matter.authority];
  return (
    <section className="card" aria-labelledby="facts">
      <h2 id="facts">{t('guide.facts')}</h2>
      <Terms
        pairs={[
          [t('guide.authority'), names.authority(matter.authority)],
          [t('guide.serves'), t(`serves.${matter.serves}`)],
          [t('guide.statutory'), matter.instant ? t('matter.instant') : term(matter.statutory)],
          [t('guide.promised'), matter.instant ? undefined : term(matter.promised)],
          [
            t('guide.fee'),
            matter.fee.amount === 0 ? t('matter.free') : `${fen(matter.fee.amount)} ${matter.fee.basis ?? ''}`,
          ],
          [t('guide.visits'), t('matter.visits', { n: matter.visits })],
          [t('guide.result'), matter.result.name],
          [t('guide.basis'), matter.legalBasis.map((b) => `${b.act}${b.article ?? ''}`).join(';')],
          [
            t('guide.code'),
            <span key="code" className="num">
              {matter.code}
            </span>,
          ],
          [t('guide.phone'), authority?.phone && <a href={`tel:${authority.phone}`}>{authority.phone}</a>],
          [t('guide.address'), w(authority?.address)],
        ]}
      />
      {matter.provenance !== 'real' && <p className="notice warn">{t(`guide.${matter.provenance}`)}</p>}
    </section>
  );
};

const Start = ({ node, code, answer }: { node: string; code: string; answer: MatterAnswer }) => {
  const { t } = useSay();
  const staff = isStaff(useSession());
  return (
    <aside className="do stack">
      <section className="card" aria-labelledby="ways">
        <h2 id="ways">{t('guide.ways')}</h2>
        <Modes modes={answer.modes} />
        <div className="buttons">
          {staff ? (
            <Link className="button" to="/$node/window/new" params={{ node }} search={{ code }}>
              {t('guide.intake')}
            </Link>
          ) : (
            <Link className="button" to="/$node/apply/$code" params={{ node, code }}>
              {t('guide.apply')}
            </Link>
          )}
        </div>
        <p className="muted">{t('guide.anyWindow')}</p>
      </section>
      <Others node={node} code={code} all={answer.implementations} />
    </aside>
  );
};

const Others = ({ node, code, all }: { node: string; code: string; all: readonly Matter[] }) => {
  const { t, term } = useSay();
  const names = useNames();
  const others = all.filter((m) => m.code !== code);
  if (others.length === 0) return null;
  return (
    <section className="card" aria-labelledby="others">
      <h2 id="others">{t('guide.others')}</h2>
      <ul className="bare marks">
        {others.map((m) => (
          <li key={m.code}>
            <Link to="/$node/matters/$code" params={{ node, code: m.code }}>
              {names.place(m.jurisdiction)} · {names.authority(m.authority)}
            </Link>
            <br />
            <small>
              {m.instant ? t('matter.instant') : m.promised ? t('matter.promisedIn', { term: term(m.promised) }) : ''}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
};

export const Guide = () => {
  const { t, m } = useSay();
  const { node, code } = useParams({ from: '/$node/matters/$code' });
  const { data, error, refetch } = useQuery({
    queryKey: ['matter', node, code],
    queryFn: () => get<MatterAnswer>(node, `matters/${encodeURIComponent(code)}`),
  });
  if (!data) return <Waiting error={error} again={() => refetch()} />;
  const { matter } = data;
  return (
    <div className="guide">
      <Title>{m(matter)}</Title>
      <div className="columns aside">
        <div className="stack">
          {matter.conditions.length > 0 && (
            <section className="card" aria-labelledby="conditions">
              <h2 id="conditions">{t('guide.conditions')}</h2>
              <ul className="marks">
                {matter.conditions.map((condition) => (
                  <li key={condition}>{condition}</li>
                ))}
              </ul>
            </section>
          )}
          <Materials matter={matter} />
          <Facts matter={matter} />
        </div>
        <Start node={node} code={code} answer={data} />
      </div>
    </div>
  );
};
