import { parseToken, sha256Hex } from '@plumbline/crypto';
import { DomainError } from '@plumbline/errors';
import type { FastifyRequest } from 'fastify';
import { readSessionCookie } from '../session/session-cookie';

/** What a request presents, before anybody has looked whether it is any good. The secret itself stays here. */
export type PresentedCredential =
  { type: 'token'; tokenId: string; hash: string } | { type: 'session'; secret: string; hash: string };

const apiKeyHeader = 'x-planradar-api-key';
const tokenParameters = ['auth_token', 'access_token', 'api_key', 'token', apiKeyHeader];

/**
 * Finds the one credential of a request, without asking anybody: a token whose checksum is wrong is refused here.
 * @throws DomainError when there is none, more than one, one in the URL, or one that cannot be a token.
 */
export function presentedCredential(request: FastifyRequest): PresentedCredential {
  refuseTokenInQuery(request.query as Record<string, unknown>);
  const { authorization, cookie, [apiKeyHeader]: apiKey } = request.headers;
  const session = cookie === undefined ? undefined : readSessionCookie(cookie);
  const given = [apiKey, authorization, session].filter((credential) => credential !== undefined);
  if (given.length > 1) {
    throw new DomainError('auth.several-credentials', {
      detail: 'Send one of X-PlanRadar-API-Key, Authorization and the session cookie.',
    });
  }
  if (session !== undefined) return { type: 'session', secret: session, hash: sha256Hex(session) };
  if (apiKey !== undefined) return ofToken(String(apiKey));
  if (authorization !== undefined) return ofAuthorization(authorization);
  throw new DomainError('auth.required', {
    detail: 'Send a personal access token in the header X-PlanRadar-API-Key, or as Authorization: Bearer.',
  });
}

function ofAuthorization(authorization: string): PresentedCredential {
  const [, token] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
  if (token !== undefined) return ofToken(token);
  throw new DomainError('auth.required', {
    detail: 'The scheme of the Authorization header is Bearer, followed by a personal access token.',
    source: { header: 'authorization' },
  });
}

function ofToken(text: string): PresentedCredential {
  const parsed = parseToken(text);
  // The same words as for unknown, expired and revoked tokens: callers must not be able to probe.
  if (!parsed) throw invalidToken();
  return { type: 'token', tokenId: parsed.id, hash: sha256Hex(text) };
}

export function invalidToken(): DomainError {
  return new DomainError('auth.invalid-token', {
    detail: 'The access token is unknown, has expired or was revoked. Make a new one, signed in as its user.',
  });
}

function refuseTokenInQuery(query: Record<string, unknown>): void {
  for (const name of tokenParameters) {
    if (name in query) {
      throw new DomainError('auth.token-in-query', {
        detail: 'URLs end up in logs: send the token in the header X-PlanRadar-API-Key, and consider this one leaked.',
        source: { parameter: name },
      });
    }
  }
}
