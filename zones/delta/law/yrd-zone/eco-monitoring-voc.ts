import { assumed, law, wd } from '#kernel';
import voc from '../../../../mechanisms/eco-monitoring-voc/mechanism.ts';
import { vocMobile } from '../../standards/index.ts';

// The specification was published on 2021-04-21; its thresholds and terms were not found. Every value here is ours.
const from = '2021-04-21';
const ours = 'assumed' as const;

export default law(voc, 'yrd-zone', {
  method: [{ from, value: vocMobile, cite: vocMobile.cite, status: vocMobile.status }],
  noticeTerm: [{ from, value: wd(1), cite: assumed('1个工作日内通报'), status: ours }],
  answerTerm: [{ from, value: wd(5), cite: assumed('5个工作日内答复'), status: ours }],
  escalationTerm: [{ from, value: wd(1), cite: assumed('升级后1个工作日'), status: ours }],
  escalatesTo: [{ from, value: 'committee', cite: assumed('先报区县负责人，再报执委会'), status: ours }],
  rerunTerm: [{ from, value: wd(15), cite: assumed('15个工作日内复测'), status: ours }],
});
