/**
 * 逾期升级: what a duty that is overdue does to its case. The first time those above are told (`ifMissed.tells`), the second time
 * whoever coordinates is called in. Silence is never consent: the case stays where it is.
 */
export const escalation = <S extends { readonly facts: { readonly escalated?: number } }>(
  coordinator: (seen: S) => readonly string[],
) => ({
  sets: ({ facts: { escalated = 0 } }: S) => ({ escalated: Math.min(2, escalated + 1) }),
  concerns: (seen: S) => (seen.facts.escalated === 2 ? coordinator(seen) : []),
});
