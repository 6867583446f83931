/**
 * Why it is special: the secret of a draw must be made on the official's own device and stay there until every side has
 * committed. A form would have people invent random numbers and copy hashes.
 */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DrawState } from '../../kernel/index.ts';
import { isProblem, write } from '../app/api.ts';
import { useSession } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import type { CaseView, MechanismView, Words } from '../app/types.ts';

interface Kept {
  readonly secret: string;
  readonly salt: string;
}

const nameOf = (hash: string, party: string): string => `tongban.draw.${hash}.${party}`;

export const DrawPanel = ({ node, data, declared }: { node: string; data: CaseView; declared: MechanismView }) => {
  const { w } = useSay();
  const session = useSession();
  const queries = useQueryClient();
  const body = Object.values(declared.bodies ?? {}).find((one) => one.draw);
  const draw = body?.draw && (data.facts[body.draw.fact] as DrawState | undefined);
  const open = (step: string | undefined) => data.steps.some((one) => one.name === step && one.open);
  const party = session?.posts?.find(({ authority }) => draw?.order.parties.includes(authority))?.authority;
  const take = useMutation({
    mutationFn: async (step: 'commit' | 'reveal') => {
      const device = await import('../../exchange/ballot/device.ts');
      if (!draw || !body?.draw || !party) throw new Error('bug: no draw');
      const name = nameOf(draw.orderHash, party);
      const found = localStorage.getItem(name);
      if (!found && step === 'reveal')
        throw {
          kind: 'problem',
          status: 422,
          code: 'draw',
          says: ['本浏览器没有保存本次抽取的随机数', 'This browser does not hold the secret of this draw'],
        };
      const kept: Kept = found ? (JSON.parse(found) as Kept) : device.drawSecret();
      localStorage.setItem(name, JSON.stringify(kept));
      const facts =
        step === 'commit'
          ? { commitment: device.commitmentTo(draw.orderHash, party, kept.secret, kept.salt, device.sha256) }
          : kept;
      const { body: answer } = await write<{ case: CaseView }>(
        node,
        'POST',
        `cases/${data.id}/steps/${body.draw[step]}`,
        { facts },
      );
      return answer.case;
    },
    onSuccess: (view) => {
      queries.setQueryData(['case', node, data.id], view);
      void queries.invalidateQueries({ queryKey: ['case', node, data.id] });
    },
  });
  if (!draw || !party || !open(body?.draw?.commit)) return null;
  const committed = draw.commitments.some((one) => one.party === party);
  const revealed = draw.reveals.some((one) => one.party === party);
  const problem = isProblem(take.error) ? take.error : undefined;
  const button = (step: 'commit' | 'reveal', title: Words) => (
    <button type="button" className="button" disabled={take.isPending} onClick={() => take.mutate(step)}>
      {w(title)}
    </button>
  );
  return (
    <section className="card actions" aria-labelledby="draw">
      <h2 id="draw">{w(['随机抽取', 'Draw'])}</h2>
      <p className="muted">
        {w([
          '随机数在本机生成并保存。各方全部承诺后揭示;只要有一方如实,结果就不可预知。',
          'The secret is made and kept on this device. It is revealed after every side has committed; one honest side makes the result fair.',
        ])}
      </p>
      <div role="status">{problem && <p className="notice bad">{w(problem.says)}</p>}</div>
      {draw.phase === 'committing' &&
        (committed ? (
          <p className="notice good">{w(['已承诺,等待其他各方', 'Committed; waiting for the other sides'])}</p>
        ) : (
          button('commit', ['生成随机数并承诺', 'Make a secret and commit'])
        ))}
      {draw.phase === 'revealing' &&
        (revealed ? (
          <p className="notice good">{w(['已揭示,等待其他各方', 'Revealed; waiting for the other sides'])}</p>
        ) : (
          button('reveal', ['揭示随机数', 'Reveal the secret'])
        ))}
    </section>
  );
};
