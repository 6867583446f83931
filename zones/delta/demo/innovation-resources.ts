import { demo } from '#kernel';
import resources from '../../../mechanisms/innovation-resources/mechanism.ts';
import { institutionsOf, type Province, provinceAuthority, resourcesOf } from '../registers/innovation.ts';

const provinces: readonly (readonly [Province, string])[] = [
  ['310000', 'Shanghai'],
  ['320000', 'Jiangsu'],
  ['330000', 'Zhejiang'],
];

/** A sample of the registers, marked 示例; `npm run -s tongban -- sample-registers --out DIR` writes the published size as files to hand in. */
export default demo(
  resources,
  provinces.map(([province, name]) => ({
    key: `a sample of the institutions of ${name}`,
    matter: '911620001000',
    from: provinceAuthority(province),
    to: province,
    channel: 'online' as const,
    lines: [
      [
        40,
        'officer',
        'handIn',
        { institutions: institutionsOf(province, 12), resources: resourcesOf(province, 12, 104) },
      ],
      [39, 'head', 'takeOver'],
    ] as const,
  })),
);
