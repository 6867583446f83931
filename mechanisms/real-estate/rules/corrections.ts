import { holdsOn } from '#kernel';
import { holdersIn, titleOf } from '../reckoning.ts';
import type { EstateRule } from '../vocabulary.ts';

/** When what stands in the register may be corrected (更正登记). */
export const corrections = {
  errorShown: {
    says: [
      '须有证据证明登记确有错误，或者权利人书面同意',
      'The error must be shown, or the holders agree in writing',
    ],
    under: 'correctionAsked',
    field: 'errorProof',
    holds: (seen) => {
      const { act, exOfficio, errorProof, appearances } = seen.facts;
      if (act !== 'correction' || exOfficio || errorProof !== undefined) return true;
      const here = new Set((appearances ?? []).flatMap(({ key, signed }) => (signed ? [key] : [])));
      return holdersIn(titleOf(seen)).every(({ party }) => here.has(party.key));
    },
  },
  asAccepted: {
    says: [
      '受理后登记簿已有新的登记，更正内容须重新申请',
      'The entry has changed since: the correction must be asked for anew',
    ],
    under: 'correctionAsked',
    field: 'corrected',
    // What is to stand there was written for what stood there: it must not undo a sale that came between.
    holds: (seen) => seen.facts.act !== 'correction' || titleOf(seen)?.version === seen.facts.titleVersion,
  },
  nothingSince: {
    says: [
      '错误登记之后已经办理处分、预告或者查封登记，不得依职权更正',
      'Since the error a disposal, a priority notice or a seizure was entered: no correction ex officio',
    ],
    under: 'exOfficio',
    field: 'wrongSince',
    holds: (seen) => {
      const { act, exOfficio, wrongSince } = seen.facts;
      const title = titleOf(seen);
      if (act !== 'correction' || !exOfficio || !title) return true;
      const since = wrongSince ?? title.validFrom;
      const rights = ['mortgage', 'notice', 'seizure', 'residence'].flatMap((kind) =>
        holdsOn(title.holds, kind, seen.day, { waiting: true }),
      );
      return title.validFrom <= since && rights.every(({ from }) => from <= since);
    },
  },
  isExOfficio: {
    says: ['该办件不是依职权办理', 'This case was not begun ex officio'],
    holds: ({ facts }) => facts.exOfficio === true,
  },
} as const satisfies Record<string, EstateRule>;
