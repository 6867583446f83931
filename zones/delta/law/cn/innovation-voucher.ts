import { act, law } from '#kernel';
import voucher from '../../../../mechanisms/innovation-voucher/mechanism.ts';

// Article 6 as reprinted (source S7 of the domain text): staff 500, sales and assets 200 million yuan, score 60.
const evaluation = act('科技型中小企业评价办法（国科发政〔2017〕115号）');

export default law(voucher, 'cn', {
  smeLimits: [
    {
      from: '2017-05-03',
      value: { staff: 500, sales: 20_000_000_000, assets: 20_000_000_000, score: 60 },
      cite: evaluation.art('6'),
      status: 'reported',
    },
  ],
  sme: [{ from: '2017-05-03', value: true, cite: evaluation.art('6'), status: 'reported' }],
});
