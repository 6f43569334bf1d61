import { sessionStarted, signIn, type Principal, type RpcReply, type RpcRequest } from '@plumbline/contracts';
import { verifyPassword } from '@plumbline/crypto';
import { DomainError } from '@plumbline/errors';
import { Outbox } from '@plumbline/messaging';
import { Clock } from '@plumbline/runtime';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { normalizeEmail, principalOf, toUser, type StoredUser } from '../user/user';
import { UserRepository, type SignInCandidate } from '../user/user.repository';
import { expiryOf, isExpired, shouldRecordUse, timesFrom } from './session.policy';
import { SessionRepository, type StoredSession } from './session.repository';
import { SignInThrottle } from './sign-in-throttle';
import { SignInFailureRecorder } from './sign-in-failure-recorder';

type SignInRequest = RpcRequest<typeof signIn>;
type SignInReply = RpcReply<typeof signIn>;

/** A session that is alive, with whoever it belongs to. */
interface LiveSession {
  principal: Principal;
  expiresAt: string;
}

/** Signing in with a password, and what a session's secret stands for afterwards. */
@Injectable()
export class SessionService {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly users: UserRepository,
    private readonly throttle: SignInThrottle,
    private readonly watch: SignInFailureRecorder,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Who has this password, outside of any transaction: hashing takes its time.
   * @throws `auth.wrong-password`, the same and as slowly for people who do not exist or are inactive, and
   * `auth.too-many-failures`.
   */
  async authenticate(tx: EntityManager, { email: typed, password, ip }: SignInRequest): Promise<SignInCandidate> {
    const email = normalizeEmail(typed);
    this.throttle.begin(email, ip);
    const candidate = await this.users.findSignInCandidate(tx, email);
    const right = await verifyPassword(candidate?.passwordHash ?? undefined, password);
    if (candidate && !right) this.watch.failed({ accountId: candidate.accountId, userId: candidate.id, ip });
    if (!candidate || !right) throw new DomainError('auth.wrong-password');
    this.throttle.succeed(email, ip);
    return candidate;
  }

  /** Opens a session for someone who has just proved who they are. */
  async open(tx: EntityManager, proven: SignInCandidate, request: SignInRequest): Promise<SignInReply> {
    const now = this.clock.now();
    // Locked and looked at again: a deactivation or another password has ended all sessions, and this one must not come after.
    const user = await this.users.lockById(tx, proven.accountId, proven.id);
    const hash = await this.users.findPasswordHash(tx, proven.accountId, proven.id);
    if (!user?.active || hash !== proven.passwordHash) throw new DomainError('auth.wrong-password');
    await this.sessions.deleteEnded(tx, now);
    const session = {
      id: uuidv7(),
      accountId: user.accountId,
      userId: user.id,
      hash: request.sessionHash,
      ip: request.ip,
      userAgent: request.userAgent ?? null,
      createdAt: now,
      ...timesFrom(now),
    };
    await this.sessions.insert(tx, session);
    const { accountId, id: userId } = user;
    await this.outbox.record(tx, sessionStarted, {
      accountId,
      actor: { userId, ip: request.ip, userAgent: request.userAgent },
      data: { sessionId: session.id, userId },
    });
    return { user: toUser(user), ...liveSession(user, session) };
  }

  /** Whose session this is, counting as use; `auth.invalid-session` whatever is wrong with it. */
  async verify(tx: EntityManager, hash: string): Promise<LiveSession> {
    const now = this.clock.now();
    const session = await this.sessions.findByHash(tx, hash);
    if (!session || isExpired(session, now)) throw new DomainError('auth.invalid-session');
    const user = await this.users.findById(tx, session.accountId, session.userId);
    if (!user?.active) throw new DomainError('auth.invalid-session');
    if (!shouldRecordUse(session, now)) return liveSession(user, session);
    await this.sessions.recordUse(tx, session, now);
    return liveSession(user, { ...session, lastUsedAt: now });
  }
}

function liveSession(user: StoredUser, session: StoredSession): LiveSession {
  return {
    principal: { ...principalOf(user), credential: { type: 'session', sessionId: session.id } },
    expiresAt: expiryOf(session).toISOString(),
  };
}
