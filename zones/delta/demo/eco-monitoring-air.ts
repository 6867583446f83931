import { addDays, type CaseState, type Day, demo } from '#kernel';
import air from '../../../mechanisms/eco-monitoring-air/mechanism.ts';

const sides = ['310118', '320509', '330421'];
const days = (day: Day, low: number, high: number) =>
  [1, 2, 3].map((n) => ({ day: addDays(day, n), low, high, primary: ['O3_8h'] }));
const opinion = (side: string, low: number, high: number) => (_scene: unknown, day: Day) => ({
  opinion: { side, days: days(day, low, high), inputsHash: 'cd'.repeat(32) },
});

/** What was measured on the nth day of the forecast: invented, as the forecast is. */
const observed =
  (n: number, aqi: number, primary: readonly string[]) => (_scene: unknown, _day: Day, state?: CaseState) => {
    const forecast = (state?.facts.days ?? []) as readonly { readonly day: Day }[];
    return { observed: { day: forecast[n]?.day, aqi, primary } };
  };

/** Three centres, one text, to be verified. */
export default demo(air, [
  {
    key: 'a joint forecast that was published',
    matter: 'ECO-forecast',
    from: 'qp-ecology',
    to: 'wj-ecology',
    lines: [
      [6, 'duty', 'call', (_scene, day) => ({ title: `${day} 联合预报(演示)`, day, sides, centres: ['js-ecology'] })],
      [6, 'duty', 'send'],
      [6, 'other', 'giveOpinion', opinion('320509', 65, 90)],
      [6, 'qp-ecology-officer', 'giveOpinion', opinion('310118', 60, 85)],
      [6, 'js-ecology-officer', 'giveOpinion', opinion('330421', 62, 88)],
      [
        6,
        'qp-ecology-officer',
        'publish',
        (_scene, day) => ({ days: days(day, 60, 90), text: '未来三天以良为主，首要污染物臭氧' }),
      ],
      [3, 'other', 'verifyDay', observed(0, 78, ['O3_8h'])],
      [1, 'other', 'verifyDay', observed(1, 96, ['O3_8h', 'PM25_24h'])],
    ],
  },
]);
