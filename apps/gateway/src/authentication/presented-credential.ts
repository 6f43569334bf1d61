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
 * Reads the one credential of a request, without a call to a service: a token with a wrong checksum is refused here.
 * @throws DomainError when there is none, more than one, one in the URL, or one that is not a token.
 */
export function presentedCredential(request: FastifyRequest, cookies: SessionCookies): PresentedCredential {
  refuseTokenInQuery(request.query as Record<string, unknown>);
  const { authorization, cookie, [apiKeyHeader]: apiKey } = request.headers;
  const session = cookies.read(cookie);
  const given = [apiKey, authorization, session].filter((credential) => credential !== undefined);
  if (given.length > 1) {
    throw new DomainError('auth.several-credentials', {
      detail: 'Send only one of X-PlanRadar-API-Key, Authorization and the session cookie.',
    });
  }
  if (session !== undefined) return { type: 'session', secret: session, hash: sha256Hex(session) };
  if (apiKey !== undefined) return readToken(String(apiKey), 'api-key');
  if (authorization !== undefined) return readAuthorization(authorization);
  throw new DomainError('auth.required', {
    detail: 'Send an access token in the header X-PlanRadar-API-Key, or as Authorization: Bearer.',
  });
}

function readAuthorization(authorization: string): PresentedCredential {
  const [, token] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
  if (token !== undefined) return readToken(token, 'bearer');
  throw new DomainError('auth.required', {
    detail: 'The Authorization header must be Bearer, followed by an access token.',
    source: { header: 'authorization' },
  });
}

function readToken(text: string, scheme: TokenScheme): PresentedCredential {
  const parsed = parseToken(text);
  // The same text as for unknown, expired and revoked tokens: callers must not be able to probe.
  if (!parsed) throw invalidToken();
  return { type: 'token', scheme, tokenId: parsed.id, hash: sha256Hex(text) };
}

export function invalidToken(): DomainError {
  return new DomainError('auth.invalid-token', {
    detail: 'The access token is unknown, expired or revoked. Its user can create a new one in the console.',
  });
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
