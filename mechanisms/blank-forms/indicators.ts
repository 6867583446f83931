import type { DeclaredIndicator } from '#kernel';

/** Of the place that keeps the windows, in sheets: they are no persons, so nothing is withheld. */
export const indicators: Readonly<Record<string, DeclaredIndicator>> = {
  balance: {
    title: ['空白证照结存', 'Blanks in stock'],
    unit: ['张', 'sheets'],
    period: 'ever',
    formula: { kind: 'difference', of: 'received', less: 'gone' },
    counting: {
      version: 1,
      says: [
        '窗口已签收的空白证照，减去已用、作废、短少和退回的',
        'Blanks confirmed, less those used, spoiled, missing or given back',
      ],
    },
    answers: 'deciding',
    dimensions: {
      receiving: { title: ['保管地', 'Kept in'] },
      deciding: { title: ['签发地', 'Issued by'] },
    },
    counts: ({ state }) => {
      const {
        sheets,
        inStock,
        used = 0,
        spoiled = 0,
        missing = 0,
      } = state.facts as Record<string, number | undefined>;
      if (sheets === undefined || inStock === undefined) return null;
      return {
        on: state.openedOn,
        dimensions: { receiving: state.receiving.jurisdiction, deciding: state.deciding.jurisdiction },
        counters: { received: sheets, gone: sheets - inStock, used, spoiled, missing },
      };
    },
  },
  spoiledShare: {
    sameAs: 'balance',
    title: ['空白证照作废率', 'Blanks spoiled'],
    unit: ['%', '%'],
    formula: { kind: 'share', over: 'spoiled', under: 'received', decimals: 2 },
  },
  missingShare: {
    sameAs: 'balance',
    title: ['空白证照短少率', 'Blanks missing'],
    unit: ['%', '%'],
    formula: { kind: 'share', over: 'missing', under: 'received', decimals: 2 },
  },
};
