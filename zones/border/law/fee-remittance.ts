import { act, law, wd } from '#kernel';
import remittance from '../../../mechanisms/fee-remittance/mechanism.ts';

const services = act('Borderland Services Act (invented) 边地服务法(虚构)', '2024-12-01');
const from = '2025-01-01';
const status = 'assumed' as const;

export default law(remittance, 'borderland', {
  remittanceTerm: [{ from, value: wd(5), cite: services.art('27'), status }],
  checkTerm: [{ from, value: wd(5), cite: services.art('27'), status }],
  settlement: [{ from, value: 'net', cite: services.art('28'), status }],
  wholeAmount: [{ from, value: true, cite: services.art('27'), status }],
});
