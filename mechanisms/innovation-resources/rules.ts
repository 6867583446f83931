import { type EntryRead, holdsOn } from '#kernel';
import type { acts } from './facts.ts';
import type { CaseRule } from './vocabulary.ts';

const beginnings: Readonly<Record<string, keyof typeof acts>> = {
  handIn: 'takeOver',
  applyAdmission: 'admission',
  suspend: 'suspension',
  complain: 'complaint',
};

export const rules = {
  kindFits: {
    says: ['该步骤不适用于此事项', 'This step does not belong to this matter'],
    field: 'act',
    holds: ({ facts, step }) => beginnings[step] === facts.act,
  },
  somethingHandedIn: {
    says: ['机构清单与资源清单不能都为空', 'Neither institutions nor resources were handed in'],
    field: 'resources',
    holds: ({ facts }) => (facts.institutions?.length ?? 0) + (facts.resources?.length ?? 0) > 0,
  },
  ownInstitutions: {
    says: ['只能登记本地入库的机构', 'Only institutions of this place'],
    under: 'sourceDecides',
    field: 'institutions',
    holds: ({ facts, state }) => {
      const wrong = (facts.institutions ?? []).findIndex(({ place }) => place !== state.deciding.jurisdiction);
      return wrong < 0 || [`第 ${wrong + 1} 行：入库地不是本地`, `Row ${wrong + 1}: not admitted here`];
    },
  },
  numbersFit: {
    says: ['资源编号与入库地、机构不一致', 'A number does not fit its place and institution'],
    field: 'resources',
    holds: ({ facts, state }) => {
      const wrong = (facts.resources ?? []).findIndex(
        ({ number, institution }) => !number?.startsWith(`${state.deciding.jurisdiction}-${institution?.key ?? ''}-`),
      );
      return (
        wrong < 0 || [
          `第 ${wrong + 1} 行：编号应以入库地和机构统一社会信用代码开头`,
          `Row ${wrong + 1}: the number begins with the place and the USCC`,
        ]
      );
    },
  },
  numbersOnce: {
    says: ['资源编号重复', 'A number stands twice'],
    field: 'resources',
    holds: ({ facts }) => {
      const seen = new Map<string, number>();
      for (const [n, { number = '' }] of (facts.resources ?? []).entries()) {
        const first = seen.get(number);
        if (first !== undefined)
          return [`第 ${n + 1} 行与第 ${first + 1} 行编号相同`, `Rows ${first + 1} and ${n + 1} have one number`];
        seen.set(number, n);
      }
      return true;
    },
  },
  inRegister: {
    says: ['该机构不在本地登记簿', 'This institution is not in the register of this place'],
    under: 'sourceDecides',
    field: 'institution',
    holds: ({ reads }) => {
      const found = reads.entry as EntryRead | undefined;
      return found !== undefined && found.version > 0 && !found.closed;
    },
  },
  notYetSuspended: {
    says: ['该机构已经暂停', 'It is suspended already'],
    field: 'institution',
    holds: ({ reads, day }) => holdsOn((reads.entry as EntryRead | undefined)?.holds, 'suspension', day).length === 0,
  },
} as const satisfies Record<string, CaseRule>;
