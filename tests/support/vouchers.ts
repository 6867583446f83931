import assert from 'node:assert/strict';
import { eventually } from './eventually.ts';
import { holderOf, look, type View, viewIn } from './journey.ts';
import { comesTo } from './whereabouts.ts';
import { person, type TestPerson, type TestZone } from './zone.ts';

/** People and moves of mechanism 9, for tests that cross folders. Everybody is invented. */
export const syntheticLab = { kind: 'organisation', name: '苏州示例检测研究院' } as const;

export type Site = 'shanghai' | 'jiangsu' | 'zhejiang';
const counties: Readonly<Record<Site, readonly [string, string]>> = {
  shanghai: ['qp-science', '310118'],
  jiangsu: ['wj-science', '320509'],
  zhejiang: ['js-science', '330421'],
};
const provinces: Readonly<Record<Site, readonly [string, string]>> = {
  shanghai: ['sh-science', '310000'],
  jiangsu: ['jsu-science', '320000'],
  zhejiang: ['zj-science', '330000'],
};

let contracts = 0;

export const vouchersIn = (zone: TestZone) => {
  const code = (basic: string, place: string): string => {
    const found = zone.program.zone.further?.().find((one) => one.basic === basic && one.jurisdiction === place);
    assert.ok(found, `${basic} in ${place}`);
    return found.code;
  };
  const partyOf = (login: string) => {
    const found = zone.program.zone.people.find((one) => one.login === login);
    assert.ok(found?.key);
    return { kind: 'organisation' as const, key: found.key, name: found.name };
  };
  const open = async (
    by: TestPerson,
    mechanism: string,
    basic: string,
    place: string,
    step: string,
    facts: object,
  ): Promise<View> =>
    viewIn(await by.post('/cases', { mechanism, matter: code(basic, place), step, channel: 'online', facts }), 201);
  const act = async (by: TestPerson, id: string, step: string, facts: object = {}, note?: string): Promise<View> =>
    viewIn(await by.post(`/cases/${id}/steps/${step}`, { facts, ...(note && { note }) }));
  const officer = (site: Site) => holderOf(zone, counties[site][0], 'officer');
  const head = (site: Site) => holderOf(zone, counties[site][0], 'head');
  const provinceOfficer = (site: Site) => holderOf(zone, provinces[site][0], 'officer');
  const provinceHead = (site: Site) => holderOf(zone, provinces[site][0], 'head');
  const resourceOf = (site: Site, lab: string, n = 1): string => `${provinces[site][1]}-${partyOf(lab).key}-${n}`;

  /** The institution and its resources enter the register of their province. */
  const admit = async (site: Site, login: string, more: object = {}): Promise<void> => {
    const lab = partyOf(login);
    const [, place] = provinces[site];
    const handed = await open(await provinceOfficer(site), 'innovation-resources', '911620001000', place, 'handIn', {
      institutions: [
        {
          institution: lab,
          place,
          categories: ['testing', 'research'],
          controllers: [],
          holdings: [],
          marked: '示例',
          ...more,
        },
      ],
      resources: [1, 2].map((n) => ({
        number: resourceOf(site, login, n),
        title: n === 1 ? '水质重金属检测（示例）' : '膜材料研发（示例）',
        institution: lab,
        category: n === 1 ? 'testing' : 'research',
        keywords: n === 1 ? '水质 重金属 ICP-MS' : '膜 水处理',
        unit: '次',
        listPrice: 1_000_000,
        marked: '示例',
      })),
    });
    await act(await provinceHead(site), handed.id, 'takeOver');
  };

  const enrol = async (site: Site, login: string, more: object = {}): Promise<void> => {
    await open(await officer(site), 'innovation-voucher', '911620000100', counties[site][1], 'enrol', {
      enterprise: partyOf(login),
      holderKind: 'firm',
      profile: {
        staff: 80,
        sales: 3_000_000_000,
        assets: 2_000_000_000,
        score: 75,
        staffScore: 15,
        prohibited: false,
        incident: false,
        listed: false,
      },
      controllers: ['310118198001010011'],
      validUntil: '2022-12-31',
      ...more,
    });
  };

  const appropriate = async (site: Site, yuan: number, year = '2021'): Promise<string> =>
    (
      await open(await head(site), 'innovation-voucher', '911620000400', counties[site][1], 'appropriate', {
        year,
        appropriation: yuan * 100,
      })
    ).id;

  const apply = async (site: Site, login: string, yuan: number, more: object = {}): Promise<string> =>
    (
      await open(await person(zone, site, login), 'innovation-voucher', '911620000200', counties[site][1], 'apply', {
        enterprise: partyOf(login),
        holderKind: 'firm',
        amount: yuan * 100,
        ...more,
      })
    ).id;

  /** From the claim to the voucher in hand. */
  const issue = async (site: Site, login: string, yuan: number): Promise<string> => {
    const id = await apply(site, login, yuan);
    await act(await officer(site), id, 'accept');
    await act(await head(site), id, 'issue');
    return id;
  };

  const order = async (
    site: Site,
    login: string,
    voucher: string,
    resource: string,
    yuan: number,
    signedOn: string,
  ): Promise<string> => {
    const by = await person(zone, site, login);
    const { id } = await open(by, 'innovation-voucher', '911620000300', counties[site][1], 'startOrder', {
      enterprise: partyOf(login),
      voucher,
      resource,
      quantity: Math.max(1, Math.round(yuan / 10_000)),
      unitPrice: 1_000_000,
      contract: { number: `HT-${++contracts}`, signedOn, value: yuan * 100, eligible: yuan * 100 },
      otherSubsidy: false,
      related: false,
      consent: true,
    });
    await act(by, id, 'placeOrder');
    await zone.settle();
    return id;
  };
  const there = (id: string): string => `${id}-order-placeOrder-1`;

  /** Both sides deliver, the institution asks for its money. */
  const deliver = async (
    home: Site,
    login: string,
    id: string,
    source: Site,
    lab: string,
    invoice: { readonly code: string; readonly number: string },
    yuan: number,
    own: number,
    on: string,
  ): Promise<void> => {
    const institution = await person(zone, source, lab);
    await until(institution, there(id), 'atInstitution');
    await act(institution, there(id), 'takeOrder', { related: false });
    await act(institution, there(id), 'deliver', {
      report: { number: 'R-1', type: '检测报告', on, sha256: 'ab'.repeat(32) },
    });
    const enterprise = await person(zone, home, login);
    // It hears of the delivery by letter.
    const heard = async () => (await look(enterprise, id)).facts.deliveredThere !== undefined;
    await eventually(zone, heard, true);
    await act(enterprise, id, 'confirmDelivery');
    await act(institution, there(id), 'askForPayment', {
      invoices: [{ ...invoice, amount: yuan * 100, on }],
      transfer: { reference: 'T-1', amount: own * 100, on },
      account: '6222000011112222',
    });
    await zone.settle();
  };

  const stateAt = async (site: Site, id: string): Promise<string> => (await look(await officer(site), id)).state;

  const until = (by: TestPerson, id: string, state: string): Promise<void> => comesTo(zone, by, id, state);

  return {
    until,
    open,
    act,
    admit,
    enrol,
    appropriate,
    apply,
    issue,
    order,
    deliver,
    there,
    stateAt,
    officer,
    head,
    provinceOfficer,
    provinceHead,
    resourceOf,
    partyOf,
    counties,
    provinces,
    code,
  };
};
