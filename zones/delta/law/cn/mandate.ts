import { act, assumed, law } from '#kernel';
import mandate from '../../../../mechanisms/mandate/mechanism.ts';

// Paraphrased from the text of the Code as commonly printed, not checked against the gazette: status reported.
const code = act('中华人民共和国民法典', '2020-05-28');
const from = '2021-01-01';

export default law(mandate, 'cn', {
  writing: [{ from, value: true, cite: code.art('165'), status: 'reported' }],
  ending: [{ from, value: true, cite: code.art('173'), status: 'reported' }],
  longest: [{ from, value: 1096, cite: assumed('线上授权委托一次最长三年'), status: 'assumed' }],
});
