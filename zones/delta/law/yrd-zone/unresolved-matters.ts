import { assumed, law, wd } from '#kernel';
import unresolved from '../../../../mechanisms/unresolved-matters/mechanism.ts';

// The three service offices keep such desks; their common rules are not published.
const from = '2021-05-31';
const status = 'assumed' as const;

export default law(unresolved, 'yrd-zone', {
  assignTerm: [{ from, value: wd(1), cite: assumed('反映后1个工作日内交办'), status }],
  answerTerm: [{ from, value: wd(5), cite: assumed('责任单位5个工作日内答复'), status }],
  callBackTerm: [{ from, value: wd(2), cite: assumed('答复后2个工作日内回访'), status }],
  smallestCell: [{ from, value: 5, cite: assumed('统计公布口径：少于5件的单元不公布'), status }],
  someoneAnswers: [{ from, value: true, cite: assumed('“办不成事”反映窗口工作规则，待三地公布'), status }],
});
