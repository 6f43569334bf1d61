import { errorTable, type ErrorCode } from '@plumbline/errors';
import type { InputDescription } from '../routing/input';
import type { ServedRoute } from '../pipeline/served-routes';
import type { Components } from './components';
import { answerHeaders } from './headers';
import type { Response } from './openapi';

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
const ofEverySession: ErrorCode[] = ['auth.invalid-session', 'auth.session-required'];

/** Every code that a route may answer with: its own, and those that follow from what it reads and for whom it is. */
export function errorCodesOf(
  { method, path, options }: ServedRoute,
  inputs: readonly InputDescription[],
): ReadonlySet<ErrorCode> {
  const codes = new Set<ErrorCode>([...(options.errors ?? []), ...inputs.flatMap(({ errors }) => errors ?? [])]);
  const add = (more: ErrorCode[]) => more.forEach((code) => codes.add(code));
  add(ofEveryRoute);
  if (inputs.some(({ attributes }) => attributes) || options.body) add(ofEveryBody);
  if (inputs.some(({ parameters }) => parameters)) add(['request.invalid']);
  if (options.access === 'public') return codes;
  add(ofEveryCredential);
  if (path.includes('/:customer')) add(['access.account-not-found']);
  add(options.access === 'session' ? ofEverySession : ofEveryToken);
  if (options.access === 'session' && method !== 'GET') add(['auth.csrf-token-invalid']);
  if (options.access === 'owner') add(['access.owner-required']);
  if (options.free) codes.delete('limit.exceeded');
  return codes;
}

/** The answers with these codes, by status, with an example of each. */
export function errorResponses(codes: ReadonlySet<ErrorCode>, components: Components): Record<string, Response> {
  const statuses = [...new Set([...codes].map((code) => errorTable[code].status))];
  return Object.fromEntries(
    statuses.map((status) => {
      const ofStatus = [...codes].filter((code) => errorTable[code].status === status).sort();
      return [
        status,
        {
          description: ofStatus.map((code) => `- \`${code}\`: ${errorTable[code].title}`).join('\n'),
          headers: answerHeaders({ status, counted: false }),
          content: {
            'application/json': {
              schema: components.errorDocument(),
              examples: Object.fromEntries(ofStatus.map((code) => [code, components.errorExample(code)])),
            },
          },
        },
      ];
    }),
  );
}
