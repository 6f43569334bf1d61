import { z } from 'zod';

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Converts a schema to JSON Schema draft 7, the version that AsyncAPI uses. */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...described } = z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    override: ({ jsonSchema }) => {
      // The format is enough for readers; zod's patterns are long.
      if (jsonSchema.format) delete jsonSchema.pattern;
    },
  });
  return described;
}
