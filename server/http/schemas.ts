import Type from 'typebox';

/** Shapes of the few generic bodies. What a step asks for is checked by the kernel, which knows the facts. */
const facts = Type.Record(Type.String({ maxLength: 60 }), Type.Unknown(), {
  description: 'Facts by name, as the declaration of the step asks',
});
const note = Type.String({ maxLength: 4000, description: 'Opinion or reason' });

export const openBody = Type.Object(
  {
    mechanism: Type.String({ maxLength: 60 }),
    matter: Type.String({ maxLength: 60, description: 'Code of the matter (实施编码)' }),
    step: Type.String({ maxLength: 60 }),
    channel: Type.Union([Type.Literal('window'), Type.Literal('online'), Type.Literal('kiosk')]),
    window: Type.Optional(Type.String({ maxLength: 60 })),
    facts,
    note: Type.Optional(note),
  },
  { additionalProperties: false },
);

const file = Type.Object(
  {
    sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    name: Type.String({ maxLength: 255 }),
    type: Type.String({ maxLength: 100 }),
    size: Type.Integer({ minimum: 0 }),
  },
  { additionalProperties: false },
);
const colleague = Type.Object(
  { id: Type.String({ minLength: 1, maxLength: 100 }), name: Type.String({ minLength: 1, maxLength: 100 }) },
  { additionalProperties: false },
);

export const stepBody = Type.Object(
  {
    facts: Type.Optional(facts),
    note: Type.Optional(note),
    enclosed: Type.Optional(
      Type.Array(file, { maxItems: 10, description: 'Attachments of the note, stored before' }),
    ),
    signature: Type.Optional(file),
    copies: Type.Optional(
      Type.Array(colleague, { maxItems: 20, description: 'Colleagues to whom the act is copied (抄送)' }),
    ),
    expect: Type.Optional(Type.Integer({ minimum: 0, description: 'The version the person saw' })),
  },
  { additionalProperties: false },
);

export const recallBody = Type.Object({ note: Type.Optional(note) }, { additionalProperties: false });

/** Which part of a list is asked for; bounded, so that no number reaches the database that it cannot hold. */
export const page = {
  offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
};

export const listSchema = Type.Object({
  view: Type.Optional(
    Type.Union(['inbox', 'mine', 'copied', 'received', 'concerned', 'handled', 'all'].map((v) => Type.Literal(v))),
  ),
  state: Type.Optional(Type.String({ maxLength: 60 })),
  mechanism: Type.Optional(Type.String({ maxLength: 60 })),
  q: Type.Optional(Type.String({ maxLength: 100 })),
  due: Type.Optional(Type.String({ maxLength: 10 })),
  jurisdiction: Type.Optional(Type.String({ maxLength: 12 })),
  ...page,
});

export const matterQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 100 })),
  jurisdiction: Type.Optional(Type.String({ maxLength: 12 })),
  event: Type.Optional(Type.String({ maxLength: 60 })),
  department: Type.Optional(Type.String({ maxLength: 60 })),
  mechanism: Type.Optional(Type.String({ maxLength: 60, description: 'Staff find its internal matters too' })),
  ...page,
});

export const caseSchema = Type.Object({ case: Type.Unknown() });

/** RFC 9457, with our members. */
export const problemSchema = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String(),
    code: Type.String({ description: 'The rule or the kind of refusal; see docs/generated/refusals.md' }),
    says: Type.Array(Type.String(), { minItems: 2, maxItems: 2 }),
    field: Type.Optional(Type.String({ description: 'JSON pointer of what is wrong' })),
    under: Type.Optional(
      Type.Object({ act: Type.String(), article: Type.Optional(Type.String()), url: Type.Optional(Type.String()) }),
    ),
    remedy: Type.Optional(Type.Array(Type.String())),
  },
  { $id: 'Problem' },
);
