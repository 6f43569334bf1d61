import { z } from 'zod';
import type { Schema } from './openapi';

/**
 * A zod schema as JSON Schema 2020-12, which OpenAPI 3.1 speaks: of what may be sent (`input`), or of what comes back
 * (`output`).
 */
export function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Schema {
  const { $schema: _, ...result } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema: node }) => {
      // A format says the same as the pattern that zod checks it by, to people as well.
      if (node.format !== undefined) delete node.pattern;
      if (node.maximum === Number.MAX_SAFE_INTEGER) delete node.maximum;
      if (node.minimum === Number.MIN_SAFE_INTEGER) delete node.minimum;
      // There may be more to come: clients leave what they do not know alone.
      if (node.additionalProperties === false) delete node.additionalProperties;
    },
  });
  return result;
}
