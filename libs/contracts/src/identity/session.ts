import { z } from 'zod';
import sessionEndedExample from '../../examples/events/session.ended.json';
import signInFailedExample from '../../examples/events/user.sign-in-failed.json';
import sessionStartedExample from '../../examples/events/session.started.json';
import { event } from '../core/event';
import { principal } from '../core/principal';
import { rpc } from '../core/rpc';
import { instant, nothing, numericId, sha256Hex } from '../core/values';
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

/** A session as its user sees it. */
export const session = z.object({
  id: z.uuid(),
  userId: numericId,
  ip: z.string(),
  userAgent: z.string().nullable(),
  createdAt: instant,
  lastUsedAt: instant,
  expiresAt: instant,
});
export type Session = z.infer<typeof session>;

/** One's own live sessions, or with `userId` another's, for user managers; the last used first. */
export const listSessions = rpc('identity.list-sessions', {
  request: z.object({ actor: principal, userId: numericId.optional() }),
  reply: z.object({ items: z.array(session) }),
});

/** Ends one's own session, or another's who is no owner, for user managers; `identity.session-not-found`. */
export const endSession = rpc('identity.end-session', {
  request: z.object({ actor: principal, id: z.uuid() }),
  reply: nothing,
  write: true,
});

const sessionOf = z.object({ sessionId: z.uuid(), userId: numericId });

export const sessionStarted = event('session.started', {
  data: sessionOf,
  description: 'A user has signed in.',
  example: sessionStartedExample,
});
export const sessionEnded = event('session.ended', {
  data: sessionOf,
  description: 'A session was ended before its time.',
  example: sessionEndedExample,
});
/** For the audit trail; nobody is told more often than once a minute of the same person and address. */
export const signInFailed = event('user.sign-in-failed', {
  data: z.object({
    userId: numericId,
    /** How many since this was last told of. */
    attempts: z.int().min(1),
    ip: z.string().max(64),
  }),
  description: 'Somebody tried to sign in as a user with a wrong password.',
  example: signInFailedExample,
});
