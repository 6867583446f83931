import { useQuery } from '@tanstack/react-query';
import { address, get } from '../app/api.ts';
import { useSay } from '../app/say.ts';
import type { CaseView, Words } from '../app/types.ts';
import { type Key, zh } from '../words/zh.ts';
import { Plain } from './plain.tsx';
import { Waiting } from './problem.tsx';

interface CredentialView {
  readonly text: string;
  readonly type: string;
  readonly title?: Words;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly status: string | Words;
  readonly qr?: string;
}

const One = ({ node, id, cid }: { node: string; id: string; cid: string }) => {
  const { t, w } = useSay();
  const kindOf = (type: string): string => (`result.${type}` in zh ? t(`result.${type}` as Key) : type);
  const statusOf = (status: string | Words): string =>
    typeof status === 'string' && `credential.${status}` in zh ? t(`credential.${status}` as Key) : w(status);
  const path = `cases/${id}/credentials/${encodeURIComponent(cid)}`;
  const { data, error } = useQuery({
    queryKey: ['credential', node, id, cid],
    queryFn: () => get<CredentialView>(node, path),
  });
  if (!data) return <Waiting error={error} />;
  const file = URL.createObjectURL(new Blob([data.text], { type: 'text/plain' }));
  return (
    <div className="columns two">
      <div>
        <p>
          <strong>{data.title ? w(data.title) : kindOf(data.type)}</strong>{' '}
          <span className="tag good">{statusOf(data.status)}</span>
        </p>
        <Plain value={data.claims} />
        <div className="buttons">
          <a className="button small" href={file} download={`${cid}.sd-jwt`}>
            {t('credential.download')}
          </a>
          <a href={address(node, path)}>{t('credential.data')}</a>
        </div>
      </div>
      {data.qr && (
        <img
          src={`data:image/svg+xml;utf8,${encodeURIComponent(data.qr)}`}
          alt={t('credential.qr')}
          width="220"
          height="220"
        />
      )}
    </div>
  );
};

/** The signed results of a case, to keep and to show. */
export const Credentials = ({ node, data }: { node: string; data: CaseView }) => {
  const { t } = useSay();
  return (
    <section className="card" aria-labelledby="results">
      <h2 id="results">{t('credential.title')}</h2>
      {data.credentials?.map((credential) => (
        <One key={credential.id} node={node} id={data.id} cid={credential.id} />
      ))}
    </section>
  );
};
