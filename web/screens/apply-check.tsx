import { Link } from '@tanstack/react-router';
import { useNames } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import type { Facts, Matter, MechanismView } from '../app/types.ts';
import { FactOutput } from '../kit/fact.tsx';
import type { Ask } from '../kit/form.tsx';

interface Given {
  readonly node: string;
  readonly matter: Matter;
  readonly mechanism: MechanismView;
  readonly parts: readonly Ask[];
  readonly facts: Facts;
}

/** 核对填写内容: every answer with a link to change it, which leads straight back here. */
export const Check = ({ node, matter, mechanism, parts, facts }: Given) => {
  const { t, w, m } = useSay();
  const names = useNames();
  return (
    <section className="card">
      <h2>{m(matter)}</h2>
      <p className="muted">{names.authority(matter.authority)}</p>
      <dl className="checked">
        {parts.map(({ name }) => {
          const fact = mechanism.facts[name];
          return (
            <div key={name}>
              <dt>{w(fact?.title)}</dt>
              <dd>
                {facts[name] === undefined ? (
                  <span className="muted">{t('apply.notGiven')}</span>
                ) : (
                  <FactOutput fact={fact} value={facts[name]} />
                )}
              </dd>
              <dd>
                <Link
                  to="/$node/apply/$code"
                  params={{ node, code: matter.code }}
                  search={{ part: name, back: 'check' }}
                >
                  {t('apply.change')}
                  <span className="gone"> {w(fact?.title)}</span>
                </Link>
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
};
