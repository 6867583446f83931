import { act, law } from '#kernel';
import window from '../../../../mechanisms/cross-province-window/mechanism.ts';

// Read in a copy that does not give the day of effect: the first day of the following year stands in for it.
const business = act('上海市优化营商环境条例（2024年修正）');

export default law(window, '310000', {
  nothingBeyondGuide: [{ from: '2025-01-01', value: true, cite: business.art('24'), status: 'assumed' }],
  tolerance: [{ from: '2025-01-01', value: true, cite: business.art('27'), status: 'assumed' }],
  commitments: [{ from: '2025-01-01', value: true, cite: business.art('27'), status: 'assumed' }],
});
