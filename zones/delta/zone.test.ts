import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { authorisationFor, checkCitizenId, checkMatterCode, checkUscc, type Matter } from '#kernel';
import { records } from './catalogue/from-records.ts';
import { nationalItems } from './catalogue/national-items.ts';
import { syntheticId } from './synthetic-code.ts';
import zone from './zone.ts';

const matters = zone.matters();
const at = (jurisdiction: string): readonly Matter[] =>
  matters.filter((matter) => matter.jurisdiction === jurisdiction);
const authority = (id: string) => zone.authorities.find((one) => one.id === id);
const record = (source: string) => records.find((one) => one.source === source);

describe('the catalogue of the Delta zone', () => {
  it('13.8-1 has the numbers the press conference published: 1173 + 1398 + 1306 = 3877', () => {
    assert.equal(at('310118').length, 1173);
    assert.equal(at('320509').length, 1398);
    assert.equal(at('330421').length, 1306);
    assert.equal(matters.length, 3877);
  });

  it('counts a basic code present in all three places once among the shared items', () => {
    const [one, two, three] = ['310118', '320509', '330421'].map(
      (code) => new Set(at(code).map(({ basic }) => basic)),
    );
    const shared = [...(one as Set<string>)].filter((basic) => two?.has(basic) && three?.has(basic));
    assert.equal(shared.length, new Set(shared).size);
    assert.ok(shared.length >= 900);
    for (const codes of [one, two, three]) assert.ok((codes as Set<string>).size >= shared.length);
  });

  it('gives every matter one code that passes the check and names its body and basic code', () => {
    assert.equal(new Set(matters.map(({ code }) => code)).size, matters.length);
    for (const { code, basic, authority: id } of matters) {
      const checked = checkMatterCode(code);
      assert.ok(checked.ok, code);
      assert.equal(checked.value.level, 'implementation');
      assert.equal(checked.value.basic, basic);
      assert.equal(checked.value.body, authority(id)?.uscc);
    }
  });

  it('transcribes the 24 records for each of the three places and never calls them real, as their promises are illustrative', () => {
    const main = records.filter(({ source }) => /^IMP-\d\d$/.test(source));
    assert.equal(main.length, 24);
    for (const { basic } of main) {
      const three = matters.filter((matter) => matter.basic === basic);
      assert.equal(three.length, 3);
      for (const matter of three) assert.equal(matter.provenance, 'illustrative');
    }
  });

  it('marks made-up items in the title as well as in the provenance', () => {
    for (const { title, provenance } of matters)
      assert.equal(provenance === 'synthetic', title.endsWith('(示例)'), title);
  });

  it('flags every item of the national list that was found, with the strength of its source', () => {
    const flagged = matters.filter(({ national }) => national !== undefined);
    const names = new Set(flagged.map(({ title }) => title.replace('(示例)', '')));
    const aliases = new Set(records.map(({ national }) => national));
    for (const [name] of nationalItems) assert.ok(names.has(name) || aliases.has(name), name);
    assert.ok(
      flagged.every(({ national }) =>
        /^国办发〔20(20|22)〕3[45]号.*(national-list|local-list|topic-statement|none)/.test(national as string),
      ),
    );
  });

  it('lets every rule of 13.3 be seen: joint, special procedures, tolerance, commitment, on the spot, fees', () => {
    const seen: readonly ((matter: Matter) => boolean)[] = [
      ({ joint }) => (joint?.length ?? 0) >= 2,
      ({ special }) => special.length > 0,
      ({ tolerates, materials }) => tolerates && materials.some(({ need }) => need === 'tolerable'),
      ({ commitment }) => commitment,
      ({ instant }) => instant,
      ({ fee }) => fee.amount > 0,
      ({ deemedAcceptance }) => deemedAcceptance.mode === 'on-spot',
      ({ result }) => result.validFor !== undefined,
      ({ safety }) => safety === true,
    ];
    for (const shows of seen)
      for (const code of ['310118', '320509', '330421'])
        assert.ok(at(code).some((m) => m.provenance === 'illustrative' && shows(m)));
  });

  it('has each part of a joint matter in every place', () => {
    for (const { joint = [] } of matters) {
      for (const { basic } of joint)
        assert.equal(matters.filter((matter) => matter.basic === basic).length, 3, basic);
    }
  });

  it('is made only once', () => {
    assert.equal(zone.matters(), matters);
  });
});

describe('bodies, windows and people of the Delta zone', () => {
  it('gives every body a valid code of its own, kept recognisable as synthetic', () => {
    assert.equal(new Set(zone.authorities.map(({ uscc }) => uscc)).size, zone.authorities.length);
    for (const { uscc, phone, address } of zone.authorities) {
      assert.ok(checkUscc(uscc).ok, uscc);
      assert.match(uscc, /^(1[123]\d{6}MB000|91\d{6}MA000)/);
      assert.match(phone, /0000/);
      assert.match(address[0], /虚构/);
    }
    assert.deepEqual(
      ['qp', 'wj', 'js'].map((key) => authority(`${key}-admin`)?.uscc),
      ['11310118MB0000000H', '11320509MB00000196', '11330421MB0000027B'],
    );
  });

  it('names only places, nodes and bodies that exist', () => {
    const codes = new Set(zone.jurisdictions.map(({ code }) => code));
    const nodes = new Map(zone.nodes.map((node) => [node.id, node]));
    for (const { parents, calendar } of zone.jurisdictions) {
      assert.ok(parents.every((parent) => codes.has(parent)));
      assert.ok(zone.calendars[calendar]);
    }
    for (const { jurisdiction, node, department } of zone.authorities) {
      assert.ok(nodes.get(node)?.jurisdictions.includes(jurisdiction));
      assert.ok(zone.departments[department]);
    }
    for (const window of zone.windows) assert.equal(authority(window.authority)?.jurisdiction, window.jurisdiction);
    for (const row of zone.authorisations) assert.ok(authority(row.grantor) && authority(row.grantee), row.id);
    for (const { authority: id, lifeEvent, department } of matters)
      assert.ok(authority(id) && zone.departments[department] && zone.lifeEvents[lifeEvent ?? ''], id);
    assert.equal(new Set(zone.authorisations.map(({ id }) => id)).size, zone.authorisations.length);
  });

  it('has an officer and a head for every body that decides a matter, a clerk at every window, an operator at every node', () => {
    const posts = zone.people.flatMap(({ posts }) => posts);
    const holds = (role: string, id: string): boolean =>
      posts.some((post) => post.role === role && post.authority === id);
    for (const id of new Set(matters.map((matter) => matter.authority)))
      assert.ok(holds('officer', id) && holds('head', id), id);
    for (const window of zone.windows)
      assert.ok(
        posts.some(
          (post) => post.role === 'window' && post.window === window.id && post.authority === window.authority,
        ),
      );
    for (const node of zone.nodes)
      assert.ok(
        zone.people.some((person) => person.node === node.id && person.posts.some(({ role }) => role === 'operator')),
      );
  });

  it('invents people: one login and one name each, identity numbers that pass the check', () => {
    assert.equal(new Set(zone.people.map(({ login }) => login)).size, zone.people.length);
    assert.equal(new Set(zone.people.map(({ name }) => name)).size, zone.people.length);
    for (const { kind, key, login } of zone.people) {
      if (kind === 'person') assert.ok(checkCitizenId(key ?? '').ok, login);
      if (kind === 'organisation') assert.ok(checkUscc(key ?? '').ok, login);
    }
    assert.equal(syntheticId('310118', '19900101', '001'), '31011819900101001X');
  });

  it('has deputies stand in for a head only between two days', () => {
    const standing = zone.people.flatMap(({ posts }) => posts).filter(({ deputyFor }) => deputyFor !== undefined);
    assert.ok(standing.length >= 2);
    for (const { from, to, deputyFor } of standing) {
      assert.ok(to !== undefined && from < to);
      assert.ok(zone.people.some(({ login }) => login === deputyFor));
    }
  });
});

describe('authorisations of the Delta zone', () => {
  const place = (id: string, window?: string) => ({
    jurisdiction: '',
    authority: id,
    node: '',
    ...(window && { window }),
  });
  const matter = (source: string) => record(source) as { basic: string; type: Matter['type'] };
  const allowed = (
    power: string,
    receiving: [string, string?],
    deciding: string,
    source: string,
    day: string,
  ): boolean =>
    authorisationFor(zone.authorisations, power, place(...receiving), place(deciding), matter(source), day) !==
    undefined;

  const cases: readonly [
    sentence: string,
    power: string,
    receiving: [string, string?],
    deciding: string,
    source: string,
    day: string,
    expected: boolean,
  ][] = [
    [
      '嘉善-03 may receive the old-age allowance of 青浦',
      '收件',
      ['js-center', 'js-03'],
      'qp-civil',
      'IMP-17',
      '2021-07-13',
      true,
    ],
    ['but not accept it (13.8-6)', '受理', ['js-center', 'js-03'], 'qp-civil', 'IMP-17', '2021-07-13', false],
    [
      'it could accept the no-record certificate of 青浦 on the last day of 2021',
      '受理',
      ['js-center', 'js-03'],
      'qp-police',
      'IMP-15',
      '2021-12-31',
      true,
    ],
    [
      'and no longer on 2022-01-04 (13.8-6)',
      '受理',
      ['js-center', 'js-03'],
      'qp-police',
      'IMP-15',
      '2022-01-04',
      false,
    ],
    ['nor could another window', '受理', ['js-center', 'js-02'], 'qp-police', 'IMP-15', '2021-12-31', false],
    ['青浦 accepts for 吴江 in full', '受理', ['qp-center', 'qp-01'], 'wj-hrss', 'IMP-01', '2021-07-13', true],
    ['but not before the window opened', '受理', ['qp-center', 'qp-01'], 'wj-hrss', 'IMP-01', '2021-05-30', false],
    ['nor a licence', '受理', ['qp-center', 'qp-01'], 'wj-market', 'IMP-10', '2026-01-05', false],
    [
      'a licence of 青浦 is accepted by the administrative body of 吴江 from 2024-05-01',
      '受理',
      ['wj-admin', 'wj-05'],
      'qp-market',
      'IMP-10',
      '2024-05-01',
      true,
    ],
    ['not the day before', '受理', ['wj-admin', 'wj-05'], 'qp-market', 'IMP-10', '2024-04-30', false],
    ['and never at the service centre', '受理', ['wj-center', 'wj-01'], 'qp-market', 'IMP-10', '2024-05-01', false],
  ];
  for (const [sentence, power, receiving, deciding, source, day, expected] of cases) {
    it(sentence, () => assert.equal(allowed(power, receiving, deciding, source, day), expected));
  }

  it('delegates the acceptance of licences only to administrative bodies, from 青浦, from 2024-05-01, never for all matters', () => {
    const licences = new Set(records.filter(({ type }) => type === '01').map(({ basic }) => basic));
    for (const { matters: list, powers, grantor, grantee, from, id } of zone.authorisations) {
      if (!powers.includes('受理')) continue;
      assert.notEqual(list, '*', id);
      if ((list as readonly string[]).every((basic) => !licences.has(basic))) continue;
      assert.ok(
        authority(grantee)?.administrative && authority(grantor)?.jurisdiction === '310118' && from >= '2024-05-01',
        id,
      );
    }
  });

  it('says of every instrument that it is assumed or invented', () => {
    for (const { instrument } of zone.authorisations) assert.match(instrument, /assumed/);
  });
});
