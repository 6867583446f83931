import { randomUUID } from 'node:crypto';
import { signIn, type Visitor } from './process.ts';

/** A write as the person who made it remembers it. */
export interface Write {
  readonly key: string;
  readonly case: string;
  readonly step: string;
  /** How often it was sent: more than once when no answer came. */
  readonly tries: number;
}

interface Answer {
  readonly status: number;
  readonly body: { readonly case?: { readonly id: string; readonly version: number }; readonly code?: string };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const send = async (origin: string, who: Visitor, path: string, key: string, body: unknown): Promise<Answer> => {
  const answer = await fetch(`${origin}/${who.node}/api${path}`, {
    method: 'POST',
    headers: { ...who.headers, 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(15_000),
  });
  return { status: answer.status, body: (await answer.json()) as Answer['body'] };
};

/**
 * A person is patient, not endless: seconds, and more of them than a slow start may take. (It was counted in attempts once: while
 * nothing listens 600 of them are over in half a minute, and a busy machine starts no server in that time.)
 */
const patience = 300;

interface Desk {
  readonly origin: string;
  who: Visitor;
  readonly dead: () => boolean;
  readonly again?: () => Promise<Visitor>;
}

/** Sends one write until an answer comes. Only a lost connection and 503 leave open whether it happened. */
const insist = async (desk: Desk, path: string, body: unknown) => {
  const key = randomUUID();
  const began = performance.now();
  // Why there was no answer, for the day it does not come at all.
  const met: Record<string, number> = {};
  for (let tries = 1; ; tries++) {
    if (desk.dead()) throw new Refused('given up');
    try {
      const answer = await send(desk.origin, desk.who, path, key, body);
      if (answer.status < 300) return { key, tries, view: answer.body.case };
      if (answer.status === 401 && desk.again) desk.who = await desk.again();
      else if (answer.status !== 503)
        throw new Refused(`${path}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`);
      met[answer.status] = (met[answer.status] ?? 0) + 1;
    } catch (error) {
      if (error instanceof Refused) throw error;
      const { name, cause } = error as { name: string; cause?: { code?: string } };
      const why = cause?.code ?? name;
      met[why] = (met[why] ?? 0) + 1;
    }
    const seconds = Math.round((performance.now() - began) / 1000);
    if (seconds > patience) {
      throw new Refused(`${path}: no answer after ${tries} attempts in ${seconds} s: ${JSON.stringify(met)}`);
    }
    await pause(50);
  }
};

class Refused extends Error {}

export interface Journey {
  readonly node: string;
  readonly login: string;
  readonly opening: Readonly<Record<string, unknown>>;
  readonly steps: readonly (readonly [step: string, facts: Readonly<Record<string, unknown>>])[];
}

export interface Habits {
  /** Milliseconds between an answer and the next step. */
  readonly pace?: number;
  /** Whether they sign in again when their session has ended: days go by. */
  readonly mornings?: boolean;
}

/** People who do not stop working: each carries one case after another through the steps of the journey. */
export const startLoad = async (
  origin: string,
  journey: Journey,
  people: number,
  { pace = 0, mornings = false }: Habits = {},
) => {
  const again = (): Promise<Visitor> => signIn(origin, journey.node, journey.login);
  const desk: Desk = { origin, who: await again(), dead: () => dead, ...(mornings && { again }) };
  const writes: Write[] = [];
  const refusals: string[] = [];
  let opened = 0;
  let going = true;
  let dead = false;

  const once = async (): Promise<void> => {
    const { key, tries, view } = await insist(desk, '/cases', journey.opening);
    const id = view?.id as string;
    opened += 1;
    writes.push({ key, case: id, step: 'draft', tries });
    for (const [step, facts] of journey.steps) {
      if (!going) return;
      if (pace) await pause(pace);
      const done = await insist(desk, `/cases/${id}/steps/${step}`, { facts });
      writes.push({ key: done.key, case: id, step, tries: done.tries });
    }
  };
  const person = async (): Promise<void> => {
    while (going)
      await once().catch(async (error: Error) => {
        refusals.push(error.message);
        await pause(200);
      });
  };
  const all = Promise.all(Array.from({ length: people }, person));

  return {
    writes,
    refusals,
    opened: () => opened,
    /** Everybody finishes the write in hand and goes home. */
    stop: async () => {
      going = false;
      await all;
    },
    /** Everybody goes home at once: the test is over. */
    giveUp: async () => {
      going = false;
      dead = true;
      await all;
    },
  };
};
