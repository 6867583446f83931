import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { address } from '../app/api.ts';
import { useNames } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import type { CaseView } from '../app/types.ts';
import { useModeName } from '../parts/modes.tsx';
import { Terms } from '../parts/terms.tsx';

/** Received: number, who holds the case now, the receipt to print, and the next applicant. */
export const IntakeDone = ({ node, data, next }: { node: string; data: CaseView; next: () => void }) => {
  const { t, w, m } = useSay();
  const names = useNames();
  const print = useRef<HTMLAnchorElement>(null);
  useEffect(() => print.current?.focus(), []);
  const receipt = data.papers[0];
  const modeName = useModeName();
  const { mode, modeReason } = data.facts as { mode?: string; modeReason?: { zh: string; en: string } };
  return (
    <div className="stack" style={{ marginTop: 16 }}>
      <div className="panel-done" role="status">
        <h2>{t('intake.done')}</h2>
        <p className="number num">{data.id}</p>
        <p>{w(data.stateTitle)}</p>
      </div>
      <section className="card">
        <Terms
          pairs={[
            [t('case.matter'), m(data.matter)],
            [t('case.mode'), mode && `${modeName(mode)} · ${modeReason ? w([modeReason.zh, modeReason.en]) : ''}`],
            [t('case.deciding'), names.authority(data.deciding.authority)],
            [
              t('case.holder'),
              `${names.node(data.holder)}${data.offeredTo ? ` → ${names.node(data.offeredTo)} (${t('case.offered')})` : ''}`,
            ],
            ...data.papers.map(
              (paper) =>
                [
                  w(paper.title),
                  <Link
                    key={paper.number}
                    className="num"
                    to="/$node/cases/$id/papers/$number"
                    params={{ node, id: data.id, number: paper.number }}
                  >
                    {paper.number}
                  </Link>,
                  paper.number,
                ] as const,
            ),
          ]}
        />
        <div className="buttons">
          {receipt && (
            <>
              <a
                ref={print}
                className="button"
                href={address(node, `cases/${data.id}/papers/${encodeURIComponent(receipt.number)}.pdf`, {
                  format: 'roll80',
                })}
                target="_blank"
                rel="noreferrer"
              >
                {t('intake.printRoll')}
              </a>
              <a
                className="button second"
                href={address(node, `cases/${data.id}/papers/${encodeURIComponent(receipt.number)}.pdf`, {
                  format: 'a4',
                })}
                target="_blank"
                rel="noreferrer"
              >
                {t('intake.printA4')}
              </a>
            </>
          )}
          <button type="button" className="button second" onClick={next}>
            {t('intake.next')}
          </button>
          <Link to="/$node/cases/$id" params={{ node, id: data.id }}>
            {t('intake.open')}
          </Link>
        </div>
      </section>
    </div>
  );
};
