import { type AnyMechanism, type Fact, termUnits } from '#kernel';

type Schema = Readonly<Record<string, unknown>>;

const text = (fact: Fact): Schema => ({
  type: 'string',
  minLength: 1,
  maxLength: fact.max ?? 4000,
  ...(fact.pattern && { pattern: `^(?:${fact.pattern})$` }),
});

const bounds = ({ min, max }: Fact): Schema => ({
  ...(min !== undefined && { minimum: min }),
  ...(max !== undefined && { maximum: max }),
});

const object = (fields: Readonly<Record<string, Fact>>): Schema => ({
  type: 'object',
  properties: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, schemaOf(field)])),
  required: Object.entries(fields).flatMap(([name, field]) => (field.optional ? [] : [name])),
  additionalProperties: false,
});

const party: Schema = {
  type: 'object',
  properties: {
    kind: { enum: ['person', 'organisation'] },
    key: { type: 'string', description: 'Citizen ID 公民身份号码 or 统一社会信用代码, its check character verified' },
    name: { type: 'string', maxLength: 100 },
    phone: { type: 'string', maxLength: 30 },
    address: { type: 'string', maxLength: 300 },
    agent: {
      type: 'object',
      properties: { key: { type: 'string' }, name: { type: 'string' }, mandate: { type: 'string' } },
      required: ['key', 'name', 'mandate'],
    },
  },
  required: ['kind', 'key', 'name'],
  additionalProperties: false,
};

const file: Schema = {
  type: 'object',
  description: 'A stored file, as POST /files answers it',
  properties: {
    sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    name: { type: 'string' },
    type: { type: 'string' },
    size: { type: 'integer' },
  },
  required: ['sha256', 'name', 'type', 'size'],
};

const term: Schema = {
  type: 'object',
  properties: { n: { type: 'integer', minimum: 0 }, unit: { enum: [...termUnits] } },
  required: ['n', 'unit'],
};

const shape = (fact: Fact): Schema => {
  switch (fact.kind) {
    case 'number':
      return { type: 'number', ...bounds(fact) };
    case 'money':
      return { type: 'integer', description: 'fen 分', ...bounds(fact) };
    case 'amount':
      return {
        type: 'object',
        description: 'A computed amount with its terms',
        required: ['title', 'amount', 'unit', 'how'],
      };
    case 'decimal':
      return { type: 'string', pattern: '^-?\\d{1,20}(\\.\\d{1,15})?$' };
    case 'day':
      return { type: 'string', format: 'date' };
    case 'yesNo':
      return { type: 'boolean' };
    case 'choice':
      return { enum: Object.keys(fact.options ?? {}) };
    case 'choices':
      return { type: 'array', items: { enum: Object.keys(fact.options ?? {}) }, uniqueItems: true };
    case 'party':
      return party;
    case 'file':
      return file;
    case 'term':
      return term;
    case 'record':
      return object(fact.fields ?? {});
    case 'deliberation':
      return { type: 'object', description: 'Made by the steps of a body', properties: { kind: { type: 'string' } } };
    case 'list':
      return {
        type: 'array',
        items: fact.of ? schemaOf(fact.of) : {},
        ...(fact.min !== undefined && { minItems: fact.min }),
        maxItems: fact.max ?? 200,
      };
    default:
      return text(fact);
  }
};

/** A fact as JSON Schema, for readers; what is enforced is `validateFact` in the kernel, which this restates. */
export const schemaOf = (fact: Fact): Schema => ({ title: `${fact.title[0]} ${fact.title[1]}`, ...shape(fact) });

/** The facts each step asks for, named `mechanism.step`. */
export const stepSchemas = (mechanism: AnyMechanism): Readonly<Record<string, Schema>> =>
  Object.fromEntries(
    Object.entries(mechanism.steps).map(([name, step]) => {
      const asks: readonly string[] = step.asks ?? [];
      const names = asks.map((ask) => ask.replace(/\?$/, ''));
      const facts = Object.fromEntries(names.map((fact) => [fact, schemaOf(mechanism.facts[fact] as Fact)]));
      const schema = {
        type: 'object',
        title: `${step.title[0]} ${step.title[1]}`,
        properties: facts,
        required: asks.filter((ask) => !ask.endsWith('?')),
        additionalProperties: false,
      };
      return [`${mechanism.id}.${name}`, schema];
    }),
  );
