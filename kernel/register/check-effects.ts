import type { Effect } from '../case/case.ts';
import type { Fact } from '../declare/fact.ts';
import type { AnyMechanism, RegisterSpec } from '../declare/mechanism.ts';
import type { Knows } from '../declare/named.ts';
import { validateFacts } from '../declare/validate.ts';
import { assert, ok, type Result, refuse } from '../outcome/result.ts';
import { isRegisterEffect, type RegisterEffect } from './fold.ts';

const asksOf = (columns: Readonly<Record<string, Fact>>): readonly string[] =>
  Object.entries(columns).map(([name, column]) => (column.optional ? `${name}?` : name));

const known = (values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

const checkOne = (spec: RegisterSpec, effect: RegisterEffect, knows: Knows): Result<RegisterEffect> => {
  const at = `/registers/${effect.register}`;
  const typed = (
    columns: Readonly<Record<string, Fact>>,
    values: Readonly<Record<string, unknown>>,
    pointer: string,
  ) => validateFacts(columns, known(values), asksOf(columns), pointer, knows);
  if (spec.pattern && !new RegExp(`^(?:${spec.pattern})$`, 'u').test(effect.key))
    return refuse(
      'entry-key',
      spec.patternSays ?? ['登记簿编号格式不符', 'The key has not the form of this register'],
      {
        field: `${at}/key`,
      },
    );
  if (effect.kind === 'register.enter') {
    const values = typed(spec.columns, effect.values, at);
    return values.ok ? ok({ ...effect, values: values.value }) : values;
  }
  if (effect.kind !== 'register.hold') return ok(effect);
  const kind = spec.holds?.[effect.hold];
  assert(kind, `the register ${effect.register} declares no hold "${effect.hold}"`);
  const values = typed(kind.columns ?? {}, effect.values, `${at}/${effect.hold}`);
  return values.ok ? ok({ ...effect, values: values.value }) : values;
};

/** What a step would enter, checked against the columns of the register and cleaned; a register is written by its own mechanism only. */
export const checkEffects = (
  mechanism: AnyMechanism,
  effects: readonly Effect[],
  knows: Knows,
): Result<readonly Effect[]> => {
  const clean: Effect[] = [];
  for (const effect of effects) {
    if (!isRegisterEffect(effect)) {
      clean.push(effect);
      continue;
    }
    const spec = mechanism.registers?.[effect.register];
    assert(spec, `${mechanism.id} writes the register "${effect.register}" that it does not declare`);
    const checked = checkOne(spec, effect, knows);
    if (!checked.ok) return checked;
    clean.push(checked.value);
  }
  return ok(clean);
};
