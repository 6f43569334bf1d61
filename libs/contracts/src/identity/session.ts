import { z } from 'zod';
import sessionEndedExample from '../../examples/events/session.ended.json';
import { event } from '../core/event';
import { principal } from '../core/principal';
import { rpc } from '../core/rpc';
import { instant, nothing, sha256Hex } from '../core/values';
import { user } from './user';

/** Checks a password and opens a session. The gateway makes the session's secret and keeps all but its hash to itself. */
export const signIn = rpc('identity.sign-in', {
  request: z.object({
    email: z.string().max(254),
    password: z.string().max(1_000),
    sessionHash: sha256Hex,
    ip: z.string().max(64),
    userAgent: z.string().max(500).optional(),
  }),
  reply: z.object({ user, principal, expiresAt: instant }),
  timeoutMs: 10_000,
  write: true,
});

/** Who a session belongs to; `auth.invalid-session` when it is unknown, ended or expired. Counts as use: the idle time starts anew. */
export const verifySession = rpc('identity.verify-session', {
  request: z.object({ sessionHash: sha256Hex }),
  reply: z.object({ principal, expiresAt: instant }),
});

/** Ends a session; ending it twice is no error. */
export const signOut = rpc('identity.sign-out', {
  request: z.object({ sessionHash: sha256Hex }),
  reply: nothing,
  write: true,
});

export const sessionEnded = event('session.ended', {
  data: z.object({ sessionId: z.uuid(), userId: z.int().positive() }),
  description: 'A session was ended before its time.',
  example: sessionEndedExample,
});
