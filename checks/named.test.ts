import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type AnyMechanism, type Fact, isNamed, validateFact } from '#kernel';
import { load, zoneNames } from '#server/load.ts';

const programs = await Promise.all(zoneNames().map((name) => load(name)));
const nowhere = 'ZZZZZZZZZZZZ';

interface Found {
  readonly at: string;
  readonly fact: Fact;
}

/** Every kind of fact that names a thing of the zone, wherever it stands: alone, in a record, in a list, in a column of a register. */
const namedIn = (fact: Fact, at: string): readonly Found[] => [
  ...(isNamed(fact.kind) ? [{ at, fact }] : []),
  ...Object.entries(fact.fields ?? {}).flatMap(([name, field]) => namedIn(field, `${at}/${name}`)),
  ...(fact.of ? namedIn(fact.of, `${at}/0`) : []),
];

const columnsOf = (mechanism: AnyMechanism): readonly (readonly [string, Fact])[] => [
  ...Object.entries(mechanism.facts as Record<string, Fact>),
  ...Object.entries(mechanism.registers ?? {}).flatMap(([register, spec]) => [
    ...Object.entries(spec.columns).map(([name, column]) => [`${register}/${name}`, column] as const),
    ...Object.entries(spec.holds ?? {}).flatMap(([hold, { columns = {} }]) =>
      Object.entries(columns).map(([name, column]) => [`${register}/${hold}/${name}`, column] as const),
    ),
  ]),
];

/** The value in which nothing is given but the id, as deep as it lies. */
const only = (fact: Fact, path: readonly string[], id: string): unknown => {
  const [next, ...rest] = path;
  if (next === undefined) return id;
  if (fact.of) return [only(fact.of, rest, id)];
  return { [next]: only(fact.fields?.[next] as Fact, rest, id) };
};

/** The same kind of fact with every other field left out, so that only the id is judged. */
const bare = (fact: Fact, path: readonly string[]): Fact => {
  const [next, ...rest] = path;
  if (next === undefined) return { ...fact, min: 0 };
  if (fact.of) return { ...fact, min: 0, of: bare(fact.of, rest) };
  return { ...fact, fields: { [next]: bare(fact.fields?.[next] as Fact, rest) } };
};

for (const { zone, mechanisms, knows } of programs)
  describe(`zone ${zone.id}: an id that the zone does not know is refused, with its field and in words`, () => {
    const known: Record<string, string | undefined> = {
      place: zone.jurisdictions[0]?.code,
      authority: zone.authorities[0]?.id,
      node: zone.nodes[0]?.id,
      water: zone.observation?.water.bodies[0]?.id,
      section: zone.observation?.water.sections[0]?.site,
      matter: [...zone.matters(), ...(zone.further?.() ?? [])][0]?.basic,
    };
    for (const mechanism of mechanisms.values())
      for (const [name, column] of columnsOf(mechanism))
        for (const { at, fact } of namedIn(column, ''))
          test(`${mechanism.id}: ${name}${at} (${fact.kind})`, () => {
            const path = at.split('/').slice(1);
            const kind = bare(column, path);
            const strange = validateFact(kind, only(column, path, nowhere), `/facts/${name}`, knows);
            assert.ok(!strange.ok, 'an unknown id was taken');
            assert.equal(strange.code, 'fact-invalid');
            assert.equal(strange.field, `/facts/${name}${at}`);
            assert.ok(strange.says[0].startsWith(fact.title[0]) && strange.says[1].includes(fact.title[1]));
            assert.ok(strange.remedy, 'what to do is not said');
            const right = known[fact.kind];
            if (right) assert.ok(validateFact(kind, only(column, path, right), `/facts/${name}`, knows).ok);
          });
  });
