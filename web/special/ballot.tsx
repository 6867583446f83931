/**
 * Why it is special: a secret ballot needs work on the voter's own device that no form can do. The vote key is made here, blinded
 * here and kept in this browser; the choice leaves only with the anonymous ballot, without cookie, at a node taken by chance.
 */
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { CaseBallot } from '../../kernel/index.ts';
import { useNames, useSession } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import type { CaseView } from '../app/types.ts';
import { cast, draw, load, type NotDone, saveReceipts, standingOf } from '../app/vote.ts';
import { Terms } from '../parts/terms.tsx';

export const BallotPanel = ({ node, data }: { node: string; data: CaseView }) => {
  const { w } = useSay();
  const names = useNames();
  const session = useSession();
  const ballot = data.facts.ballot as CaseBallot | undefined;
  const [choice, setChoice] = useState<string>();
  const [failed, setFailed] = useState<NotDone>();
  const seats = session?.posts?.flatMap(({ seat }) => seat ?? []) ?? [];
  const elector = ballot?.electors.find(({ member }) => seats.includes(member));
  const on = { case: data.id, member: elector?.member ?? '', ballot: ballot as CaseBallot };
  const after = { onSuccess: ([first]: readonly NotDone[]) => setFailed(first) };
  const drawing = useMutation({ mutationFn: () => draw(node, [on]), ...after });
  const casting = useMutation({
    mutationFn: () => cast([{ on, choice: choice as string }]),
    ...after,
  });
  if (!ballot || !elector) return null;
  const mine = load(on);
  const counted = standingOf(ballot, mine);
  return (
    <section className="card actions" aria-labelledby="ballot">
      <h2 id="ballot">{w(['无记名投票', 'Secret ballot'])}</h2>
      <p>
        {w(ballot.question)} · <span className="num">{elector.member}</span>{' '}
        <Link to="/$node/ballots" params={{ node }}>
          {w(['全部选票', 'All my ballots'])}
        </Link>
      </p>
      <div role="status">
        {failed && <p className="notice bad">{w(failed.says)}</p>}
        {counted && <p className={counted.well ? 'notice good' : 'notice bad'}>{w(counted.says)}</p>}
      </div>
      {ballot.phase === 'keys' && (
        <p className="muted">{w(['各节点正在生成密钥', 'The nodes are making their keys'])}</p>
      )}
      {ballot.phase === 'issuing' &&
        (mine?.tokens ? (
          <p className="notice good">
            {w([
              '凭证已领取并保存在本浏览器中。请勿清除浏览数据;截止领取后方可投票。',
              'Your credential is kept in this browser. Do not clear its data; casting opens when drawing has ended.',
            ])}
          </p>
        ) : (
          <>
            <p className="muted">
              {w([
                '凭证由本机生成的密钥和各节点的盲签名组成:节点知道您领取了,但不会知道您投了什么。',
                'A credential is a key made on this device with blind signatures of all nodes: they know that you drew it, and will not know how you voted.',
              ])}
            </p>
            <button type="button" className="button" disabled={drawing.isPending} onClick={() => drawing.mutate()}>
              {w(['领取投票凭证', 'Draw the credential'])}
            </button>
          </>
        ))}
      {ballot.phase === 'books' && (
        <p className="muted">{w(['等待各节点封存名单', 'Waiting for the nodes to close their books'])}</p>
      )}
      {ballot.phase === 'casting' && !mine?.receipt && mine?.tokens && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            casting.mutate();
          }}
        >
          <fieldset className="field options" disabled={mine.choice !== undefined || casting.isPending}>
            <legend className="gone">{w(['选择', 'Choice'])}</legend>
            {ballot.options.map((value) => (
              <label key={value}>
                <input
                  type="radio"
                  name="ballot"
                  checked={(mine.choice ?? choice) === value}
                  onChange={() => setChoice(value)}
                />
                <span>{w(ballot.optionTitles[value] ?? [value, value])}</span>
              </label>
            ))}
          </fieldset>
          <div className="buttons">
            <button type="submit" className="button" disabled={casting.isPending || !(mine.choice ?? choice)}>
              {w(['投出选票', 'Cast the ballot'])}
            </button>
          </div>
          <p className="muted">
            {w([
              '选票不带登录信息发往随机节点;发出后不能更改。',
              'The ballot goes to a node taken by chance, without your sign-in; once sent it cannot be changed.',
            ])}
          </p>
        </form>
      )}
      {ballot.phase === 'casting' && !mine?.tokens && (
        <p className="notice warn">
          {w(['本浏览器中没有凭证,不能投票', 'This browser holds no credential: it cannot cast'])}
        </p>
      )}
      {mine?.receipt && (
        <>
          <Terms
            pairs={[
              [
                w(['查询号', 'Tracker']),
                <span key="t" className="num">
                  {mine.tracker}
                </span>,
              ],
              [w(['回执由', 'Receipt by']), names.node(mine.receipt.node)],
            ]}
          />
          {ballot.phase === 'casting' && (
            <button
              type="button"
              className="button second small"
              disabled={casting.isPending}
              title={w([
                '节点通知票箱丢失时使用；同一张选票只计一次',
                'For when a node says that it lost its box; the same ballot counts once',
              ])}
              onClick={() => casting.mutate()}
            >
              {w(['再发一次同一张选票', 'Send the same ballot once more'])}
            </button>
          )}
          <button
            type="button"
            className="button second small"
            onClick={() => saveReceipts(`ballot-${data.id}.json`, { ballot: ballot.hash, ...mine })}
          >
            {w(['下载回执', 'Save the receipt'])}
          </button>
        </>
      )}
    </section>
  );
};
