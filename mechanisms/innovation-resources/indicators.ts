import type { CaseIndicator, DeclaredIndicator } from '#kernel';
import type { Case } from './vocabulary.ts';

/** What was taken over, by the source: with it the number of resources per institution (25,000 / 615 ≈ 40.65). */
const resources: CaseIndicator = {
  title: ['入库服务资源', 'Resources taken over'],
  unit: ['项', 'resources'],
  period: 'ever',
  answers: 'deciding',
  formula: { kind: 'count', of: 'resources' },
  counting: { version: 1, says: ['批量入库与逐家入库之和', 'Taken over in lists or one by one'] },
  dimensions: { source: { title: ['入库地', 'Source'] } },
  counts: ({ state }) => {
    const on = state.reached.takenOver ?? state.reached.admitted;
    if (on === undefined) return null;
    const { institutions, resources: list, newInstitutions, newResources } = state.facts as Case['facts'];
    const counters = {
      institutions: state.reached.admitted ? 1 : (newInstitutions ?? institutions?.length ?? 0),
      resources: newResources ?? list?.length ?? 0,
    };
    return { on, dimensions: { source: state.deciding.jurisdiction }, counters };
  },
};

export const indicators: Readonly<Record<string, DeclaredIndicator>> = {
  resources,
  institutions: {
    sameAs: 'resources',
    title: ['入库服务机构', 'Institutions taken over'],
    unit: ['家', 'institutions'],
    formula: { kind: 'count', of: 'institutions' },
  },
  perInstitution: {
    sameAs: 'resources',
    title: ['平均每家机构资源数', 'Resources per institution'],
    unit: ['项', 'resources'],
    formula: { kind: 'quotient', over: 'resources', under: 'institutions', decimals: 2 },
  },
};
