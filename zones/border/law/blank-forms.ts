import { act, law, months, wd } from '#kernel';
import blanks from '../../../mechanisms/blank-forms/mechanism.ts';

const services = act('Borderland Services Act (invented) 边地服务法(虚构)', '2024-12-01');
const from = '2025-01-01';
const status = 'assumed' as const;

export default law(blanks, 'borderland', {
  handOutTerm: [{ from, value: wd(5), cite: services.art('29'), status }],
  confirmTerm: [{ from, value: wd(3), cite: services.art('29'), status }],
  countTerm: [{ from, value: months(3), cite: services.art('30'), status }],
  custody: [{ from, value: true, cite: services.art('29'), status }],
});
