import { parseToken, sha256Hex } from '@plumbline/crypto';
import { DomainError } from '@plumbline/errors';
import type { FastifyRequest } from 'fastify';
import type { SessionCookies } from './session-cookies';

/** The credential of a request, not verified yet. The hash identifies it; the secret of a token is not kept. */
export type PresentedCredential =
  | { type: 'token'; scheme: TokenScheme; tokenId: string; hash: string }
  | { type: 'session'; secret: string; hash: string };

type TokenScheme = 'api-key' | 'bearer';

const apiKeyHeader = 'x-planradar-api-key';
const tokenParameters = ['auth_token', 'access_token', 'api_key', 'token', apiKeyHeader];

/**
 * Reads the one credential of a request, without a call to a service: a token with a wrong checksum is refused here. The same
 * token in both headers is one credential. What `Authorization` holds for a proxy counts as none.
 * @throws DomainError when there is none, more than one, one in the URL, or one that is not a token.
 */
export function presentedCredential(request: FastifyRequest, cookies: SessionCookies): PresentedCredential {
  refuseTokenInQuery(request.query as Record<string, unknown>);
  const { authorization, cookie, [apiKeyHeader]: apiKey } = request.headers;
  const session = cookies.read(cookie);
  const apiKeys = apiKeysIn(apiKey);
  const tokens = new Set([...apiKeys, ...bearerTokensIn(authorization)]);
  if (tokens.size + (session === undefined ? 0 : 1) > 1) {
    throw new DomainError('auth.several-credentials', {
      detail: 'Send only one of X-PlanRadar-API-Key, Authorization: Bearer and the session cookie.',
    });
  }
  if (session !== undefined) return { type: 'session', secret: session, hash: sha256Hex(session) };
  const [token] = tokens;
  if (token !== undefined) return readToken(token, apiKeys.length > 0 ? 'api-key' : 'bearer');
  if (request.route?.access === 'session') throw noSession();
  throw authorization ? notOurAuthorization() : noCredential();
}

/** Node joins headers of the same name by commas. */
function apiKeysIn(header: string | string[] | undefined): string[] {
  if (header === undefined) return [];
  const values = String(header).split(',');
  return values.map((value) => value.trim()).filter(Boolean);
}

/**
 * The token of `Authorization: Bearer`. None for another scheme, and for a JSON Web Token (RFC 7519): they are for a proxy that
 * authenticates people itself and passes its header on.
 */
function bearerTokensIn(authorization = ''): string[] {
  const [, token] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
  return token === undefined || token.split('.').length === 3 ? [] : [token];
}

function notOurAuthorization(): DomainError {
  return new DomainError('auth.required', {
    detail: 'The Authorization header must be Bearer, followed by an access token of Plumbline.',
    source: { header: 'authorization' },
  });
}

function noCredential(): DomainError {
  return new DomainError('auth.required', {
    detail: 'Send an access token in the header X-PlanRadar-API-Key, or as Authorization: Bearer.',
  });
}

function noSession(): DomainError {
  return new DomainError('auth.required', {
    detail: 'Sign in to the console: this route requires its session, and takes no access tokens.',
  });
}

function readToken(text: string, scheme: TokenScheme): PresentedCredential {
  const parsed = parseToken(text);
  // The same text as for unknown, expired and revoked tokens: callers must not be able to probe.
  if (!parsed) throw invalidToken();
  return { type: 'token', scheme, tokenId: parsed.id, hash: sha256Hex(text) };
}

const invalid = new DomainError('auth.invalid-token', {
  detail: 'The access token is unknown, expired or revoked. Its user can create a new one in the console.',
});

/** The same error each time: clients can cause any number of these refusals. */
export function invalidToken(): DomainError {
  return invalid;
}

function refuseTokenInQuery(query: Record<string, unknown>): void {
  for (const name of tokenParameters) {
    if (name in query) {
      throw new DomainError('auth.token-in-query', {
        detail:
          'Send the token in the header X-PlanRadar-API-Key instead. URLs are written to logs, so consider this token leaked.',
        source: { parameter: name },
      });
    }
  }
}
