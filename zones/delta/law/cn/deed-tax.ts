import { act, law } from '#kernel';
import deedTax from '../../../../mechanisms/deed-tax/mechanism.ts';

// Read in a public law repository (LawRefBook), not in the gazette: reported.
const deed = act('中华人民共和国契税法', '2020-08-11');

export default law(deedTax, 'cn', {
  settledFirst: [{ from: '2021-09-01', value: true, cite: deed.art('10、14'), status: 'reported' }],
});
