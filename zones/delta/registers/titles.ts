import { residents } from '../residents.ts';

/**
 * Synthetic titles for demonstration: places, areas and owners are invented, the owners are the demonstration residents. They
 * enter the register as 历史登记资料 through a case (step 提交历史登记资料), never beside it.
 */
export const who = (login: string) => {
  const found = residents.find((one) => one.login === login);
  if (!found?.key) throw new Error(`bug: no resident ${login}`);
  return {
    kind: found.kind === 'organisation' ? 'organisation' : 'person',
    key: found.key,
    name: found.name,
  } as const;
};

const flat = (unit: string, location: string, area: string, owners: readonly string[], use = 'dwelling') => ({
  unit,
  since: '2018-03-01',
  location: `${location}（虚构）`,
  area,
  use,
  right: '国有建设用地使用权/房屋所有权',
  coOwnership: owners.length === 1 ? 'sole' : 'shares',
  holders: owners.map((login, n) => ({
    party: who(login),
    ...(owners.length > 1 && { shareN: 1, shareD: owners.length }),
    certificate: `(2018)示例不动产权第${unit.slice(-6)}${n}号`,
  })),
});

/** By county: what each registry takes over. */
export const demoTitles = {
  '320509': [
    flat('320509005012GB00107F00030201', '盛泽镇示例路8号3幢201室', '89.50', ['qp-resident']),
    flat('320509005012GB00107F00030202', '盛泽镇示例路8号3幢202室', '112.30', ['wj-resident', 'js-resident-2']),
    flat('320509005012GB00107F00039001', '盛泽镇示例路8号地下车位1', '13.20', ['qp-resident'], 'parking'),
    flat('320509001003GB00021F00010001', '松陵街道示例路1号商铺', '56.00', ['wj-driver'], 'shop'),
  ],
  '310118': [
    flat('310118001002GB00001F00010023', '朱家角镇示例路2号1幢1203室', '76.10', ['qp-elder']),
    flat('310118001002GB00001F00010024', '朱家角镇示例路2号1幢1204室', '95.00', ['wj-resident']),
  ],
  '330421': [
    flat('330421003001GB00210F00010001', '西塘镇示例路5号1幢101室', '120.00', ['js-resident']),
    flat('330421003001GB00210F00010002', '西塘镇示例路5号1幢102室', '88.00', ['js-resident-2']),
  ],
} as const;
