import {
  type Actor,
  type AnyMechanism,
  assert,
  type Day,
  demoHolder,
  demoSeat,
  type Opening,
  type Party,
} from '#kernel';
import { personByLogin, postsOf } from '#store/queries/people.ts';
import { actorOf, type Session } from '../auth/sessions.ts';
import type { RunningZone } from '../boot/zone.ts';
import type { Program } from '../load.ts';
import type { Node } from '../node.ts';
import type { Scene } from './scene.ts';

/** Where somebody sits who takes a step of a scene, and as whom. */
export interface Seat {
  readonly node: Node;
  readonly actor: Actor;
  /** For staff: their session, as if they had signed in. */
  readonly session: Session | undefined;
  readonly authority: string | undefined;
}

export type Places = Pick<Opening, 'receiving' | 'deciding'>;

/** What a line is about: the case itself or a part of it, and the parties its facts name so far. */
export interface Subject extends Places {
  readonly id: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface Cast {
  readonly seat: (scene: Scene, who: string, subject: Subject, day: Day) => Promise<Seat>;
}

const partyIn = (value: unknown): Party | undefined =>
  typeof value === 'object' && value !== null && 'key' in value ? (value as Party) : undefined;

/** The accounts of a demonstration, each read once. Steps are taken by people who really hold the post. */
export const castOf = (zone: RunningZone, program: Program): Cast => {
  const sessions = new Map<string, Promise<Session>>();

  const nodeAt = (id: string): Node => {
    const node = zone.nodes.get(id);
    assert(node, `the demonstration needs the node ${id}, which is not hosted`);
    return node;
  };

  const read = async (node: Node, login: string): Promise<Session> => {
    const person = await personByLogin(node.runtime.pool, login);
    assert(person, `the demonstration names ${login}, who has no account at ${node.id}`);
    return { person, posts: await postsOf(node.runtime.pool, person.id), csrf: '', expires: '' };
  };

  const signIn = (node: Node, login: string): Promise<Session> => {
    const key = `${node.id}/${login}`;
    const known = sessions.get(key) ?? read(node, login);
    sessions.set(key, known);
    return known;
  };

  const withAccount = async (node: Node, login: string, authority?: string): Promise<Seat> => {
    const session = await signIn(node, login);
    const staff = session.person.kind === 'staff';
    return { node, actor: actorOf(node.runtime, session), session: staff ? session : undefined, authority };
  };

  /** Named by login: staff at their own node, others where the case was received. */
  const named = (login: string, { receiving }: Places): Promise<Seat> => {
    const person = program.zone.people.find((one) => one.login === login);
    assert(person, `the demonstration names "${login}", whom nobody knows`);
    const staff = person.kind === 'staff';
    return withAccount(nodeAt(staff ? person.node : receiving.node), login, person.posts[0]?.authority);
  };

  const asParty = async (scene: Scene, subject: Subject, fact: string): Promise<Seat> => {
    const node = nodeAt(subject.receiving.node);
    const party = partyIn(subject.facts[fact]) ?? scene.applicant;
    const login =
      party.key === scene.applicant.key
        ? scene.login
        : program.zone.people.find(({ key }) => key === party.key)?.login;
    if (login) return withAccount(node, login);
    const actor: Actor = {
      kind: 'party',
      node: node.id,
      person: `demo/${scene.id}/${fact}`,
      name: party.name,
      key: party.key,
    };
    return { node, actor, session: undefined, authority: undefined };
  };

  return {
    seat: async (scene, who, subject, day) => {
      const mechanism: AnyMechanism = program.mechanism(scene.opening.mechanism);
      const spec = mechanism.actors[who];
      if (!spec) return named(who, subject);
      if (spec.kind === 'party') return asParty(scene, subject, spec.fact);
      assert(spec.kind === 'office', `${who} acts by itself`);
      const holder = demoHolder(program.zone, spec, subject, day);
      assert(holder, `nobody is ${spec.role} for ${demoSeat(spec, subject).authority}`);
      return withAccount(nodeAt(holder.person.node), holder.person.login, holder.authority);
    },
  };
};
