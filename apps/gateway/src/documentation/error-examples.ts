import type { ExampleObject } from '@nestjs/swagger';
import { type ErrorCode, errorTable, type Text, text } from '@plumbline/errors';
import { errorDocument } from '@plumbline/http';

/** The cause of the error in an example, for codes whose errors name it. */
const causes: Partial<Record<ErrorCode, { pointer?: string; parameter?: string; header?: string; detail?: Text }>> = {
  'request.invalid': {
    pointer: '/data/attributes/due-date',
    detail: text('{{name}} {{mistake}}.', { name: 'due-date', mistake: text('must be a day that exists') }),
  },
  'request.malformed': {
    pointer: '/data',
    detail: text('The body must be {{shape}}.', { shape: '{"data": {"attributes": {...}}}' }),
  },
  'request.not-acceptable': { header: 'accept' },
  'access.account-not-found': { parameter: 'customer' },
  'projects.not-found': { parameter: 'project' },
  'tickets.not-found': { parameter: 'uuid' },
  'tickets.type-not-in-project': { pointer: '/data/attributes/ticket-type-id' },
  'tickets.component-not-in-project': { pointer: '/data/attributes/component-id' },
  'tickets.typed-values-too-large': { pointer: '/data/attributes/typed-values' },
  'webhooks.unknown-event': { pointer: '/data/attributes/events/0' },
  'webhooks.target-not-allowed': { pointer: '/data/attributes/target-url' },
};

/** An error document for each code, for `components.examples`. */
export function errorExamples(codes: Iterable<ErrorCode>): Record<string, ExampleObject> {
  return Object.fromEntries([...codes].sort().map((code) => [code, errorExample(code)]));
}

function errorExample(code: ErrorCode): ExampleObject {
  const { detail, ...source } = causes[code] ?? {};
  const problem = { code, detail, source: Object.keys(source).length > 0 ? source : undefined };
  const document = errorDocument({ problems: [problem] }, '0b8f6f3e-6a0c-4a7c-9a55-2f6d0c1b7a11');
  return { summary: errorTable[code].title, value: document };
}
