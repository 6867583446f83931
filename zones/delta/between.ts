import type { Authority, Matter, Words } from '#kernel';

/** A kind of case that authorities begin among themselves; `opens`: the step that begins it. */
export interface Between {
  readonly mechanism: string;
  readonly basic: string;
  readonly title: Words;
  readonly opens: string;
  readonly from: string;
  readonly legalBasis?: Matter['legalBasis'];
}

type Deciding = Pick<Authority, 'id' | 'jurisdiction' | 'department'>;

/** The matter of a kind at the authority that decides it. It opens cases like any other, and no catalogue lists it. */
export const between = (
  { mechanism, basic, title: [zh, en], opens, from, legalBasis = [] }: Between,
  at: Deciding,
): Matter => ({
  code: `${basic}-${at.jurisdiction}`,
  basic,
  version: 1,
  from,
  title: zh,
  titleEn: en,
  opens,
  jurisdiction: at.jurisdiction,
  authority: at.id,
  type: '20',
  mechanism,
  serves: 'organisations',
  department: at.department,
  instant: false,
  legalBasis,
  conditions: [],
  materials: [],
  fee: { amount: 0 },
  result: { kind: 'answer', name: zh },
  visits: 0,
  modes: ['online'],
  deemedAcceptance: { mode: 'on-spot' },
  tolerates: false,
  commitment: false,
  special: [],
  provenance: 'illustrative',
});
