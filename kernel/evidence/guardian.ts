import { checkCitizenId } from '../check/citizen-id.ts';
import { type Refusal, refuse } from '../outcome/result.ts';
import { addMonths } from '../time/day.ts';
import type { Day } from '../time/types.ts';
import type { Consent } from './types.ts';

/** 不满十四周岁 (个人信息保护法 28, 31): sensitive as such, and a parent or other guardian consents. */
const YEARS = 14;

/** Somebody under fourteen cannot consent by themselves: their guardian signs the form at a window. Refusal: `evidence-guardian`. */
export const needsGuardian = ({ by, how }: Consent, day: Day): Refusal | undefined => {
  const person = checkCitizenId(by);
  if (how === 'window' || !person.ok || day >= addMonths(person.value.birth, YEARS * 12)) return undefined;
  return refuse(
    'evidence-guardian',
    ['不满十四周岁的，由其监护人同意', 'For a person under fourteen their guardian must agree'],
    {
      under: { act: '中华人民共和国个人信息保护法', article: '31' },
      remedy: ['请监护人到窗口签署同意书', 'The guardian signs the form of consent at a window'],
    },
  );
};
