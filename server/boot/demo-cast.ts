import { type Actor, assert, type Place } from '#kernel';
import { personByLogin, postsOf } from '#store/queries/people.ts';
import { actorOf, type Session } from '../auth/sessions.ts';
import type { Program } from '../load.ts';
import type { Node } from '../node.ts';
import type { Scene, Who } from './demo-scene.ts';
import type { RunningZone } from './zone.ts';

/** Where somebody sits who takes a step of a scene, and as whom. */
export interface Seat {
  readonly node: Node;
  readonly actor: Actor;
  /** For staff: their session, as if they had signed in. */
  readonly session: Session | undefined;
  readonly authority: string | undefined;
}

export interface Cast {
  readonly seat: (scene: Scene, who: Who, deciding: Place) => Promise<Seat>;
}

const rolesOf: Readonly<Record<Exclude<Who, 'applicant'>, string>> = {
  window: 'window',
  officer: 'officer',
  head: 'head',
  supervisor: 'supervisor',
  supervisorThere: 'supervisor',
};

/** The node at which a person of the scene sits. */
export const seatNode = (scene: Scene, who: Who, deciding: Place): string =>
  who === 'officer' || who === 'head' || who === 'supervisorThere' ? deciding.node : scene.opening.receiving.node;

/** The accounts of a demonstration, each read once. Steps are taken by people who really hold the post. */
export const castOf = (zone: RunningZone, program: Program): Cast => {
  const sessions = new Map<string, Promise<Session>>();

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

  /** Whoever holds the post in their own right; a supervisor is found by the place, as their body is not the decider. */
  const holder = (scene: Scene, who: Exclude<Who, 'applicant'>, deciding: Place) => {
    const { receiving } = scene.opening;
    const place = seatNode(scene, who, deciding) === deciding.node && who !== 'window' ? deciding : receiving;
    const fits = (post: { authority: string; role: string; window?: string; deputyFor?: string }): boolean => {
      if (post.role !== rolesOf[who] || post.deputyFor) return false;
      if (who === 'supervisor' || who === 'supervisorThere')
        return program.authorities[post.authority]?.node === place.node;
      return post.authority === place.authority && (who !== 'window' || post.window === receiving.window);
    };
    const person = program.zone.people.find((one) => one.posts.some(fits));
    assert(person, `${scene.plan.key}: nobody is ${who} for ${place.authority}`);
    return { login: person.login, authority: person.posts.find(fits)?.authority };
  };

  const applicant = async (scene: Scene, node: Node): Promise<Seat> => {
    if (scene.login) {
      const session = await signIn(node, scene.login);
      return { node, actor: actorOf(node.runtime, session), session: undefined, authority: undefined };
    }
    const { key, name } = scene.applicant;
    const actor: Actor = { kind: 'party', node: node.id, person: `demo/${scene.id}`, name, key };
    return { node, actor, session: undefined, authority: undefined };
  };

  return {
    seat: async (scene, who, deciding) => {
      const node = zone.nodes.get(seatNode(scene, who, deciding));
      assert(node, `${scene.plan.key}: ${who} sits at a node that is not hosted`);
      if (who === 'applicant') return applicant(scene, node);
      const { login, authority } = holder(scene, who, deciding);
      const session = await signIn(node, login);
      return { node, actor: actorOf(node.runtime, session), session, authority };
    },
  };
};
