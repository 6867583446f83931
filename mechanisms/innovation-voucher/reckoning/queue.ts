/** A claim that waits for money. */
export interface Waiting {
  readonly case: string;
  readonly amount: number;
  readonly at: string;
  readonly since: string;
}

/** Whether a claim may have its money now: nobody waits before it, and the pool covers it whole. */
export const mayHave = (waiting: readonly Waiting[], id: string, amount: number, free: number): boolean => {
  const head = waiting[0];
  return (head === undefined || head.case === id) && amount <= free;
};

/** At the end: the order is that of acceptance, and a claim stands in it once. */
export const joined = (waiting: readonly Waiting[], one: Waiting): readonly Waiting[] =>
  waiting.some((other) => other.case === one.case) ? waiting : [...waiting, one];

export const left = (waiting: readonly Waiting[], id: string): readonly Waiting[] =>
  waiting.filter((one) => one.case !== id);

/** The claim to be served when `free` is in the pool: the head if it is covered whole, and nobody else. */
export const nextServed = (waiting: readonly Waiting[], free: number): Waiting | undefined => {
  const head = waiting[0];
  return head && head.amount <= free ? head : undefined;
};

/** Served one after another until the head no longer fits: what stays free, who was served, who still waits. */
export const serveAll = (waiting: readonly Waiting[], free: number) => {
  const served: Waiting[] = [];
  let [rest, money] = [waiting, free];
  for (let head = nextServed(rest, money); head; head = nextServed(rest, money)) {
    served.push(head);
    money -= head.amount;
    rest = left(rest, head.case);
  }
  return { served, waiting: rest, free: money };
};
