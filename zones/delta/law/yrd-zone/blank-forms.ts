import { assumed, law, months, wd } from '#kernel';
import blanks from '../../../../mechanisms/blank-forms/mechanism.ts';

// How the three places account for blank licences between them is not published.
const from = '2021-05-31';
const status = 'assumed' as const;

export default law(blanks, 'yrd-zone', {
  handOutTerm: [{ from, value: wd(3), cite: assumed('申领后3个工作日内发放'), status }],
  confirmTerm: [{ from, value: wd(5), cite: assumed('发放后5个工作日内签收清点'), status }],
  countTerm: [{ from, value: months(1), cite: assumed('每月盘点一次'), status }],
  custody: [{ from, value: true, cite: assumed('空白证照专人保管、编号管理、逐张核销，待三地公布'), status }],
});
