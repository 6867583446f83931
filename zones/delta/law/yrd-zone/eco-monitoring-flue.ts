import { assumed, law, wd } from '#kernel';
import flue from '../../../../mechanisms/eco-monitoring-flue/mechanism.ts';
import { flueGas } from '../../standards/index.ts';

// The specification was published on 2021-04-21; its clauses were not found. Every value here is ours.
const from = '2021-04-21';
const ours = 'assumed' as const;

export default law(flue, 'yrd-zone', {
  method: [{ from, value: flueGas, cite: flueGas.cite, status: flueGas.status }],
  noticeMetres: [{ from, value: 2000, cite: assumed('距他区2公里内超标应通报'), status: ours }],
  noticeTerm: [{ from, value: wd(1), cite: assumed('1个工作日内通报'), status: ours }],
  escalatesTo: [{ from, value: 'committee', cite: assumed('先报区县负责人，再报执委会'), status: ours }],
  objectionTerm: [{ from, value: wd(5), cite: assumed('5个工作日内提出异议'), status: ours }],
  mutualAcceptance: [{ from, value: true, cite: flueGas.cite, status: 'reported' }],
});
