import { applyDecorators } from '@nestjs/common';
import { ApiResponse, getSchemaPath, type ResponseObject } from '@nestjs/swagger';
import { errorTable, type ErrorCode } from '@plumbline/errors';
import { z } from 'zod';
import type { InputDescription } from './input';
import { headersOf } from './response-headers';
import type { RouteOptions } from './route.decorator';
import { schemaClass } from './schema-class';

const ofEveryRoute: ErrorCode[] = [
  'request.not-acceptable',
  'request.flooded',
  'service.failed',
  'service.unavailable',
  'service.overloaded',
  'service.timed-out',
];
const ofEveryBody: ErrorCode[] = [
  'request.malformed-json',
  'request.malformed',
  'request.too-large',
  'request.unsupported-media-type',
  'request.invalid',
  'request.timed-out',
];
const ofEveryCredential: ErrorCode[] = [
  'auth.required',
  'auth.several-credentials',
  'auth.token-in-query',
  'auth.too-many-failures',
];
const ofEveryToken: ErrorCode[] = [
  'auth.invalid-token',
  'access.api-access-required',
  'access.scope-required',
  'limit.exceeded',
];
const ofEverySession: ErrorCode[] = ['auth.invalid-session', 'auth.session-required', 'limit.session-exceeded'];

const error = z.object({
  status: z.string().describe('The HTTP status.'),
  code: z.string().describe('A stable code to branch on.'),
  title: z.string().describe('The meaning of the code.'),
  detail: z.string().describe('What is wrong with this request, and how to correct it.'),
  source: z
    .object({ pointer: z.string(), parameter: z.string(), header: z.string() })
    .partial()
    .optional()
    .describe('The cause: a JSON pointer into the body, a parameter of path or query, or a header.'),
});

/** A JSON:API error document. */
const ErrorDocument = schemaClass(
  'errors',
  z
    .object({ errors: z.array(error).min(1), meta: z.looseObject({ 'request-id': z.string() }) })
    .describe('A JSON:API error document.'),
  'output',
);

/**
 * Documents the errors of a route: its own, and those that follow from its access and its inputs. Errors that depend on the
 * method or the path are not among them.
 */
export function ApiErrors(options: RouteOptions, inputs: readonly InputDescription[]): MethodDecorator {
  const responses = Object.entries(errorResponses(errorCodesOf(options, inputs)));
  return applyDecorators(
    ...responses.map(([status, response]) => ApiResponse({ status: Number(status), ...response })),
  );
}

function errorCodesOf(options: RouteOptions, inputs: readonly InputDescription[]): Set<ErrorCode> {
  const codes = new Set<ErrorCode>([
    ...(options.errors ?? []),
    ...inputs.flatMap(({ errors = [], missing }) => (missing ? [...errors, missing.code] : errors)),
    ...ofEveryRoute,
  ]);
  const add = (more: ErrorCode[]) => more.forEach((code) => codes.add(code));
  if (options.body || inputs.some(({ attributes }) => attributes)) add(ofEveryBody);
  if (inputs.some(({ query, headers }) => query ?? headers)) add(['request.invalid']);
  if (options.access === 'public') return codes;
  add(ofEveryCredential);
  add(options.access === 'session' ? ofEverySession : ofEveryToken);
  if (options.access === 'owner') add(['access.owner-required']);
  if (options.free) codes.delete('limit.exceeded');
  return codes;
}

/** Responses with these codes by status, each code with an example from `components.examples`. */
export function errorResponses(codes: Iterable<ErrorCode>): Record<string, ResponseObject> {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of [...codes].sort()) {
    const { status } = errorTable[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries([...byStatus].map(([status, ofStatus]) => [status, errorResponse(status, ofStatus)]));
}

function errorResponse(status: number, codes: ErrorCode[]): ResponseObject {
  return {
    description: codes.map((code) => `- \`${code}\`: ${errorTable[code].title}`).join('\n'),
    headers: headersOf({ status, limited: false }),
    content: {
      'application/json': {
        schema: { $ref: getSchemaPath(ErrorDocument) },
        examples: Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }])),
      },
    },
  };
}
