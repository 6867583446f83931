/**
 * Why it is special: a secret ballot needs work on the voter's own device that no form can do. The vote key is made here, blinded
 * here and kept in this browser; the choice leaves only with the anonymous ballot, without cookie, at a node taken by chance.
 */
import { useMutation } from '@tanstack/react-query';
import { Radio } from 'antd';
import { useState } from 'react';
import type { KeptSecret } from '../../exchange/ballot/device.ts';
import type { BallotReceipt } from '../../exchange/ballot/receipt.ts';
import type { CaseBallot } from '../../kernel/index.ts';
import { address, isProblem, write } from '../app/api.ts';
import { useNames, useSession } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import type { CaseView, Words } from '../app/types.ts';
import { Terms } from '../parts/terms.tsx';

interface Kept {
  readonly secret: KeptSecret;
  readonly tokens?: readonly { readonly node: string; readonly signature: string }[];
  readonly choice?: string;
  readonly tracker?: string;
  readonly receipt?: BallotReceipt;
}

type Answer = { readonly issuer: string; readonly state: string; readonly signature: string; readonly says?: Words };

const nameOf = (hash: string): string => `tongban.ballot.${hash}`;
const load = (hash: string | undefined): Kept | undefined => {
  const found = hash && localStorage.getItem(nameOf(hash));
  return found ? (JSON.parse(found) as Kept) : undefined;
};
const keep = (hash: string, kept: Kept): Kept => {
  localStorage.setItem(nameOf(hash), JSON.stringify(kept));
  return kept;
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const fail = (says: Words): never => {
  throw { kind: 'problem', status: 422, code: 'ballot', says };
};

/** A fresh vote key, blinded for every issuer; what comes back is unblinded and checked before it is kept. */
const draw = async (node: string, id: string, ballot: CaseBallot): Promise<Kept> => {
  const device = await import('../../exchange/ballot/device.ts');
  const hash = ballot.hash ?? '';
  let kept = load(hash);
  if (!kept) {
    const prepared = await device.prepareVote(ballot.notice as never, device.sha256);
    if (!prepared.ok) return fail(prepared.says);
    // Kept before anything is asked: a credential without its secret would be lost.
    kept = keep(hash, { secret: await device.packSecret(prepared.value) });
  }
  const secret = await device.unpackSecret(kept.secret);
  const requests = secret.requests.map(({ node: issuer, blinded }) => ({ issuer, blinded }));
  for (let tries = 0; tries < 40; tries++) {
    const { body } = await write<{ answers: readonly Answer[] }>(node, 'POST', `ballots/${id}/credentials`, {
      requests,
    });
    const refused = body.answers.find(({ state }) => state === 'refused');
    if (refused) return fail(refused.says ?? ['签发节点拒绝', 'An issuer refused']);
    if (body.answers.every(({ state }) => state === 'signed')) {
      const tokens: { node: string; signature: string }[] = [];
      for (const { issuer, signature } of body.answers) {
        const token = await device.finishCredential(secret, issuer, signature);
        if (!token.ok) return fail(token.says);
        tokens.push({ node: issuer, signature: token.value });
      }
      return keep(hash, { ...kept, tokens });
    }
    await pause(1000);
  }
  return fail(['其他节点尚未答复,请稍后再试', 'Other nodes have not answered yet: try again in a while']);
};

/** Sent once, to a node taken by chance, without cookie and after a pause of random length. */
const cast = async (id: string, ballot: CaseBallot, kept: Kept, choice: string): Promise<Kept> => {
  const device = await import('../../exchange/ballot/device.ts');
  const secret = await device.unpackSecret(kept.secret);
  const filled = await device.fillBallot(secret, kept.tokens ?? [], [choice]);
  const tracker = device.trackerOf(ballot.hash ?? '', secret.voteKey, device.sha256);
  // The choice is kept first: if the answer is lost, the same ballot is sent again and no other.
  const chosen = keep(ballot.hash ?? '', { ...kept, choice, tracker });
  await pause(Math.floor(Math.random() * 2500));
  const answer = await fetch(address(device.anyOf(ballot.issuers), `ballots/${id}/cast`), {
    method: 'POST',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(device.padded(filled, ballot.options)),
  });
  const body = (await answer.json()) as { receipt?: BallotReceipt; says?: Words };
  if (!answer.ok || !body.receipt) return fail(body.says ?? ['选票未被接收', 'The ballot was not taken']);
  return keep(ballot.hash ?? '', { ...chosen, receipt: body.receipt });
};

const standingOf = (ballot: CaseBallot, kept: Kept | undefined): Words | undefined => {
  if (!ballot.board || !kept?.choice) return undefined;
  const own = ballot.board.cast.find(({ voteKey }) => voteKey === kept.secret.voteKey);
  if (!own)
    return ['公告板上没有您的选票:请持回执提出异议', 'Your ballot is not on the board: object with your receipt'];
  return own.choice.join() === kept.choice
    ? ['您的选票已按您的选择计入', 'Your ballot counts as you cast it']
    : ['公告板上的选择与您的不同:请立即提出异议', 'The board shows another choice than yours: object at once'];
};

const save = (name: string, value: unknown): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([JSON.stringify(value, null, 2)], { type: 'application/json' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
};

export const BallotPanel = ({ node, data }: { node: string; data: CaseView }) => {
  const { w } = useSay();
  const names = useNames();
  const session = useSession();
  const ballot = data.facts.ballot as CaseBallot | undefined;
  const [kept, setKept] = useState(() => load(ballot?.hash));
  const [choice, setChoice] = useState<string>();
  const mine = kept ?? load(ballot?.hash);
  const drawing = useMutation({ mutationFn: () => draw(node, data.id, ballot as CaseBallot), onSuccess: setKept });
  const casting = useMutation({
    mutationFn: () => cast(data.id, ballot as CaseBallot, mine as Kept, (mine?.choice ?? choice) as string),
    onSuccess: setKept,
  });
  const seats = session?.posts?.flatMap(({ seat }) => seat ?? []) ?? [];
  const elector = ballot?.electors.find(({ member }) => seats.includes(member));
  if (!ballot || !elector) return null;
  const found: unknown = drawing.error ?? casting.error;
  const problem = isProblem(found) ? found : undefined;
  const counted = standingOf(ballot, mine);
  return (
    <section className="card actions" aria-labelledby="ballot">
      <h2 id="ballot">{w(['无记名投票', 'Secret ballot'])}</h2>
      <p>
        {w(ballot.question)} · <span className="num">{elector.member}</span>
      </p>
      <div role="status">
        {problem && <p className="notice bad">{w(problem.says)}</p>}
        {counted && <p className={counted[0].includes('已按') ? 'notice good' : 'notice bad'}>{w(counted)}</p>}
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
          <Radio.Group
            aria-label={w(['选择', 'Choice'])}
            value={mine.choice ?? choice}
            disabled={mine.choice !== undefined || casting.isPending}
            onChange={(event) => setChoice(event.target.value as string)}
            options={ballot.options.map((value) => ({
              value,
              label: w(ballot.optionTitles[value] ?? [value, value]),
            }))}
          />
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
          <button
            type="button"
            className="button second small"
            onClick={() => save(`ballot-${data.id}.json`, { ballot: ballot.hash, ...mine })}
          >
            {w(['下载回执', 'Save the receipt'])}
          </button>
        </>
      )}
    </section>
  );
};
