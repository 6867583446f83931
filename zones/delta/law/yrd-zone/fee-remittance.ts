import { assumed, law, wd } from '#kernel';
import remittance from '../../../../mechanisms/fee-remittance/mechanism.ts';

// How the three treasuries settle fees that windows collect for each other is not published.
const from = '2021-05-31';
const status = 'assumed' as const;

export default law(remittance, 'yrd-zone', {
  remittanceTerm: [{ from, value: wd(1), cite: assumed('代收次日汇缴，待三地财政确认'), status }],
  checkTerm: [{ from, value: wd(3), cite: assumed('汇缴后3个工作日内核对入库'), status }],
  settlement: [{ from, value: 'gross', cite: assumed('收支两条线，逐笔全额缴库，不轧差'), status }],
  wholeAmount: [{ from, value: true, cite: assumed('政府非税收入全额缴入国库，条文待核'), status }],
});
