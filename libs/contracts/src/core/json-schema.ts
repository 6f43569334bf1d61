import { z } from 'zod';

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** A schema as JSON Schema (draft 7, which AsyncAPI takes as it is), for those who send or receive what it describes. */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...described } = z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    override: ({ jsonSchema }) => {
      // The formats say it to people; the patterns are a validator's, and long. What a format leaves open stays: UTC only.
      if (jsonSchema.format === 'date-time') jsonSchema.pattern = 'Z$';
      else if (jsonSchema.format) delete jsonSchema.pattern;
    },
  });
  return described;
}
