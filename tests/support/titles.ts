import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { fillBallot, finishCredential, prepareVote, sha256, type VoterSecret } from '#exchange/ballot/index.ts';
import { type CaseBallot, commitmentTo, must } from '#kernel';
import { experts } from '../../zones/delta/titles/experts.ts';
import { person, type TestPerson, type TestZone } from './zone.ts';

export const places = [
  ['qp', 'shanghai', '310118'],
  ['wj', 'jiangsu', '320509'],
  ['js', 'zhejiang', '330421'],
] as const;

type Body = Record<string, never>;

/** Everybody a joint review needs, signed in at home. */
export const reviewers = async (zone: TestZone) => {
  const at = (node: string, login: string): Promise<TestPerson> => person(zone, node, login);
  const sides = await Promise.all(places.map(([key, node]) => at(node, `${key}-hrss-officer`)));
  const heads = await Promise.all(places.map(([key, node]) => at(node, `${key}-hrss-head`)));
  return { sides, heads, secretary: sides[1] as TestPerson, head: heads[1] as TestPerson };
};
export type Reviewers = Awaited<ReturnType<typeof reviewers>>;

/** A step that must succeed; from afar it may be on its way when the answer comes. */
export const take = async (who: TestPerson, id: string, step: string, facts: object = {}, note?: string) => {
  const answer = await who.post(`/cases/${id}/steps/${step}`, { facts, ...(note && { note }) });
  assert.ok(
    answer.status === 200 || answer.status === 202,
    `${step}: ${answer.status} ${JSON.stringify(answer.body)}`,
  );
  return (answer.body as { case: { state: string; facts: Record<string, unknown> } }).case;
};

export const open = async (who: TestPerson, matter: string, step: string, facts: object, channel = 'online') => {
  const answer = await who.post('/cases', { mechanism: 'joint-title-review', matter, step, channel, facts });
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return (answer.body as { case: { id: string } }).case.id;
};

export const seen = async (who: TestPerson, id: string) =>
  (await who.get(`/cases/${id}`)).body as { case?: never } & { state: string; facts: Record<string, never> };

/** Each department sends its list of experts to the secretariat. `odd` changes single experts. */
export const fillPools = async (zone: TestZone, { sides }: Reviewers, odd: Record<string, object> = {}) => {
  for (const [n, [, , place]] of places.entries()) {
    const own = experts
      .filter((one) => one.place === place)
      .map(({ id, name, employer }) => ({
        id,
        name,
        level: 'senior',
        active: true,
        from: '2020-01-01',
        to: '2022-12-31',
        employers: [{ key: employer, from: '2015-01-01' }],
        ...odd[id],
      }));
    await open(sides[n] as TestPerson, 'ZC-pool-320509', 'submitExperts', { series: 'ecology', experts: own });
  }
  await zone.settle();
};

/** Notice, draw and filing: a committee of eleven for the round. Answers who sits on it, the chair first. */
export const seatCommittee = async (zone: TestZone, who: Reviewers, round: string) => {
  const { secretary, sides, head } = who;
  const id = await open(secretary, 'ZC-round-320509', 'giveNotice', {
    round,
    series: 'ecology',
    level: 'senior',
    scope: 'specialty',
    conditions: '三地在职专业技术人员',
    opensOn: '2021-09-01',
    closesOn: '2021-09-30',
  });
  await zone.settle();
  const strata = places.map(([, , side], n) => ({ side, seats: n === 2 ? 3 : 4, alternates: 1 }));
  const ordered = await take(secretary, id, 'orderDraw', { strata });
  const { orderHash } = (ordered.facts as { draw: { orderHash: string } }).draw;
  await zone.settle();
  const secrets = places.map(([key]) => ({
    party: `${key}-hrss`,
    secret: randomBytes(32).toString('hex'),
    salt: randomBytes(16).toString('hex'),
  }));
  for (const [n, { party, secret, salt }] of secrets.entries())
    await take(sides[n] as TestPerson, id, 'commitSecret', {
      commitment: commitmentTo(orderHash, party, secret, salt, sha256),
    });
  await zone.settle();
  for (const [n, { secret, salt }] of secrets.entries()) {
    await take(sides[n] as TestPerson, id, 'revealSecret', { secret, salt });
    await zone.settle();
  }
  const { facts } = await seen(secretary, id);
  const drawn = (facts.draw as unknown as { result: { drawn: { seats: string[] }[] } }).result.drawn;
  const members = drawn.flatMap(({ seats }) => seats);
  await take(head, id, 'fileCommittee', { chairs: { chair: members[0] }, committeeTo: '2024-08-20' });
  await zone.settle();
  return { id, members };
};

export const signedIn = async (zone: TestZone, member: string): Promise<TestPerson & { node: string }> => {
  const found = experts.find(({ id }) => id === member);
  assert.ok(found, member);
  return { ...(await person(zone, found.node, found.login)), node: found.node };
};

/** The voter's own device, in Node's WebCrypto: what the page does in a browser. */
export interface Voter {
  readonly member: string;
  readonly secret: VoterSecret;
  readonly tokens: { node: string; signature: string }[];
}

/** Asks until all issuers have answered, as the page does; `between`: what happens after the first time. */
export const drawAll = async (
  zone: TestZone,
  id: string,
  members: readonly string[],
  between?: () => void,
): Promise<readonly Voter[]> => {
  const voters: Voter[] = [];
  for (const member of members) {
    const who = await signedIn(zone, member);
    const ballot = (await seen(who, id)).facts.ballot as unknown as CaseBallot;
    const secret = must(await prepareVote(ballot.notice as never, sha256));
    const requests = secret.requests.map(({ node, blinded }) => ({ issuer: node, blinded }));
    const ask = async () => {
      const answer = await who.post(`/ballots/${id}/credentials`, { requests });
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      return (answer.body as { answers: { issuer: string; state: string; signature: string }[] }).answers;
    };
    let answers = await ask();
    for (let n = 0; n < 20 && answers.some(({ state }) => state === 'asked'); n++) {
      await zone.settle();
      between?.();
      answers = await ask();
    }
    const tokens: Voter['tokens'] = [];
    for (const { issuer, state, signature } of answers) {
      assert.equal(state, 'signed', `${member} at ${issuer}`);
      tokens.push({ node: issuer, signature: must(await finishCredential(secret, issuer, signature)) });
    }
    voters.push({ member, secret, tokens });
  }
  return voters;
};

/** Without cookie and at a node taken by chance, as the page does it. */
export const cast = async (zone: TestZone, id: string, voter: Voter, choice: string, node: string) => {
  const ballot = await fillBallot(voter.secret, voter.tokens, [choice]);
  return zone.app.inject({
    method: 'POST',
    url: `/${node}/api/ballots/${id}/cast`,
    payload: ballot as unknown as Body,
  });
};

export const firm = { kind: 'organisation', key: '91310118MA0000015P', name: '示例环境科技有限公司' };

/** What somebody of an invented firm in 青浦 hands in for the senior level of ecology. */
export const applicationOf = (applicant: { readonly key: string; readonly name: string }, round: string) => ({
  applicant: { kind: 'person', ...applicant },
  employer: firm,
  place: '310118',
  employment: 'employed',
  ownership: 'private',
  round,
  series: 'ecology',
  level: 'senior',
  yearsAtLevel: 6,
  hours: 96,
  achievements: [{ kind: 'project', title: '淀山湖生态修复', project: 'P-2020-07' }],
  pledge: { agreed: true, signedOn: '2021-09-16' },
});

/** Where an expert sits, and as whom they sign in there. */
export const nodeOf = (member: string): { readonly node: string; readonly login: string } => {
  const found = experts.find(({ id }) => id === member);
  assert.ok(found);
  return { node: found.node, login: found.login };
};

/** An application from 青浦 that was posted, endorsed and accepted: experts review it. */
export const underReview = async (
  zone: TestZone,
  who: Reviewers,
  round: string,
  applicant: { key: string; name: string },
) => {
  const clerk = await person(zone, 'shanghai', 'qp-window-1');
  const matter = zone.program.zone
    .further?.()
    .find(({ basic, jurisdiction }) => basic === '910320001000' && jurisdiction === '320509');
  zone.setTime('2021-09-16T02:00:00.000Z');
  const id = await open(clerk, matter?.code ?? '', 'apply', applicationOf(applicant, round), 'window');
  await take(clerk, id, 'postAtEmployer', { employerPostedOn: '2021-09-17', employerOpinion: '属实' });
  zone.setTime('2021-09-27T02:00:00.000Z');
  await take(clerk, id, 'submitFile');
  await zone.settle();
  await take(who.sides[0] as TestPerson, id, 'endorse', { endorsement: '同意推荐' });
  await zone.settle();
  await take(who.secretary, id, 'acceptFile');
  return id;
};
