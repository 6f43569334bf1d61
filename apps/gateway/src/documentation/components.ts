import { errorTable, type ErrorCode } from '@plumbline/errors';
import type { ResourceType } from '@plumbline/contracts';
import { errorDocument } from '@plumbline/http';
import { z } from 'zod';
import { jsonSchema } from './json-schema';
import type { Example, OpenApiDocument, Reference, Schema } from './openapi';

const error = z.object({
  status: z.string().describe('The HTTP status.'),
  code: z.string().describe('Stable: branch on it.'),
  title: z.string().describe('The same for every error of this code.'),
  detail: z.string().describe('What is wrong with this request, and what to do.'),
  source: z
    .object({ pointer: z.string(), parameter: z.string(), header: z.string() })
    .partial()
    .optional()
    .describe('Where it is: a JSON pointer into the body, a parameter of path or query, or a header.'),
});
const errors = z
  .object({ errors: z.array(error).min(1), meta: z.looseObject({ 'request-id': z.string() }) })
  .describe('A JSON:API error document.');

/** Where the problem is, in the examples of codes that say so. */
const sources: Partial<Record<ErrorCode, { pointer?: string; parameter?: string; header?: string; detail?: string }>> =
  {
    'request.invalid': { pointer: '/data/attributes/due-date', detail: 'due-date: Invalid ISO date.' },
    'request.malformed': { pointer: '/data', detail: 'The body has to be {"data": {"attributes": {...}}}.' },
    'request.not-acceptable': { header: 'accept' },
    'access.account-not-found': { parameter: 'customer' },
    'projects.not-found': { parameter: 'project' },
    'tickets.not-found': { parameter: 'uuid' },
    'tickets.type-not-in-project': { pointer: '/data/attributes/ticket-type-id' },
    'tickets.component-not-in-project': { pointer: '/data/attributes/component-id' },
    'webhooks.unknown-event': { pointer: '/data/attributes/events/0' },
    'webhooks.target-not-allowed': { pointer: '/data/attributes/target-url' },
  };

/** The parts that operations share; each comes into being with its first use. */
export class Components {
  private readonly schemas: Record<string, Schema> = { errors: jsonSchema(errors, 'output') };
  private readonly names = new Map<ResourceType, string>();
  private readonly examples: Record<string, Example> = {};

  /** The schema of a kind of resource. Several may have one `type`, such as a user in full and in short. */
  resource(type: ResourceType): Reference {
    let name = this.names.get(type);
    if (name === undefined) {
      for (let next = 2; this.schemas[(name ??= type.name)]; next++) name = `${type.name}-${next}`;
      this.names.set(type, name);
      this.schemas[name] = jsonSchema(type.schema, 'output');
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  errorDocument(): Reference {
    return { $ref: '#/components/schemas/errors' };
  }

  /** The answer with an error code, as an example. */
  errorExample(code: ErrorCode): Reference {
    const { detail, ...source } = sources[code] ?? {};
    const problem = { code, detail, source: Object.keys(source).length > 0 ? source : undefined };
    this.examples[code] ??= {
      summary: errorTable[code].title,
      value: JSON.parse(JSON.stringify(errorDocument({ problems: [problem] }, '0b8f6f3e-6a0c-4a7c-9a55-2f6d0c1b7a11'))),
    };
    return { $ref: `#/components/examples/${code}` };
  }

  toDocument(): Pick<OpenApiDocument['components'], 'schemas' | 'examples'> {
    return { schemas: sorted(this.schemas), examples: sorted(this.examples) };
  }
}

function sorted<Value>(record: Record<string, Value>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1)));
}
