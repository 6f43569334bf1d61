import { z } from 'zod';
import sessionEndedExample from '../../../examples/events/session.ended.json';
import sessionStartedExample from '../../../examples/events/session.started.json';
import signInFailedExample from '../../../examples/events/user.sign-in-failed.json';
import { typedEmail } from '../../core/email';
import { event } from '../../core/event';
import { principal } from '../../core/principal';
import { rpc } from '../../core/rpc';
import { instant, nothing, numericId, sha256Hex, uuid } from '../../core/values';
import { user } from '../user/model';
import { session } from './model';

/** Checks a password and starts a session. The gateway generates the session's secret and sends only its hash. */
export const signIn = rpc('identity.sign-in', {
  request: z.object({
    email: typedEmail,
    password: z.string().max(1_000),
    sessionHash: sha256Hex,
    ip: z.string().max(64),
    userAgent: z.string().max(500).optional(),
    /** Proves that the user has signed in with it before: the gateway has verified its cookie. */
    device: z.string().max(64).optional(),
  }),
  reply: z.object({ user, principal, expiresAt: instant }),
  timeoutMs: 10_000,
  write: true,
  unauthenticated: true,
});

/**
 * Returns the principal of a session and restarts its idle timeout. Throws `auth.invalid-session` for unknown, ended and expired
 * sessions.
 */
export const verifySession = rpc('identity.verify-session', {
  request: z.object({ sessionHash: sha256Hex }),
  reply: z.object({ principal, expiresAt: instant }),
});

/** Ends a session. It succeeds as well when the session has ended already. */
export const signOut = rpc('identity.sign-out', {
  request: z.object({ sessionHash: sha256Hex }),
  reply: nothing,
  write: true,
  unauthenticated: true,
});

/** Lists the actor's active sessions, the most recently used first; or, for user managers, those of `userId`. */
export const listSessions = rpc('identity.list-sessions', {
  request: z.object({ actor: principal, userId: numericId.optional() }),
  reply: z.object({ items: z.array(session) }),
});

/** Ends a session of the actor, or, for user managers, of a user who is not an owner. Throws `identity.session-not-found`. */
export const endSession = rpc('identity.end-session', {
  request: z.object({ actor: principal, id: uuid }),
  reply: nothing,
  write: true,
});

const sessionFacts = z.object({ sessionId: uuid, userId: numericId });

export const sessionStarted = event('session.started', {
  data: sessionFacts,
  description: 'A user signed in.',
  example: sessionStartedExample,
});
export const sessionEnded = event('session.ended', {
  data: sessionFacts,
  description: 'A session was ended before it expired.',
  example: sessionEndedExample,
});
/** For the audit trail. It is recorded at most once a minute for the same user and address. */
export const signInFailed = event('user.sign-in-failed', {
  data: z.object({
    userId: numericId,
    /** The number of failures since the last such event. */
    attempts: z.int().min(1),
    ip: z.string().max(64),
  }),
  description: 'Somebody tried to sign in as a user with a wrong password.',
  example: signInFailedExample,
});
