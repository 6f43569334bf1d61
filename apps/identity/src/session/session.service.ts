import { sessionStarted, signIn, signOut, verifySession, type RpcReply, type RpcRequest } from '@plumbline/contracts';
import { verifyPassword } from '@plumbline/crypto';
import { DomainError } from '@plumbline/errors';
import { UnitOfWork, type RpcContext, type UnattributedWork } from '@plumbline/messaging';
import { Database } from '@plumbline/persistence';
import { Clock } from '@plumbline/runtime';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { principalOf, toUser, type StoredUser } from '../user/user';
import { UserRepository, type SignInCandidate } from '../user/user.repository';
import { SessionEndService } from './session-end.service';
import { expiryOf, isExpired, shouldRecordUse, timesFrom } from './session.policy';
import { SessionRepository, type StoredSession } from './session.repository';
import { SignInFailureRecorder } from './sign-in-failure-recorder';
import { SignInThrottle } from './sign-in-throttle';

type SignInRequest = RpcRequest<typeof signIn>;
type SignInReply = RpcReply<typeof signIn>;
type LiveSession = RpcReply<typeof verifySession>;

/** Signs users in with their passwords, and verifies and ends their sessions. */
@Injectable()
export class SessionService {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly users: UserRepository,
    private readonly ends: SessionEndService,
    private readonly throttle: SignInThrottle,
    private readonly failures: SignInFailureRecorder,
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `auth.wrong-password` or `auth.too-many-failures`. */
  async signIn(call: RpcContext, request: SignInRequest): Promise<SignInReply> {
    const candidate = await this.authenticate(request);
    const { email, sessionHash } = request;
    // The idempotency key is stored with a fast hash of the request, which must not cover the password.
    return this.unitOfWork.runAnonymous(call, { email, sessionHash }, (unit) => this.open(unit, candidate, request));
  }

  /**
   * The active user with this password. Runs outside of a transaction: hashing is slow.
   * @throws DomainError `auth.wrong-password`, after the same time for unknown and inactive users, and
   * `auth.too-many-failures`.
   */
  async authenticate({ email, password, ip, device }: SignInRequest): Promise<SignInCandidate> {
    this.throttle.begin(email, ip, device);
    const candidate = await this.users.findSignInCandidate(this.database.reader, email);
    const right = await verifyPassword(candidate?.passwordHash ?? undefined, password);
    if (candidate && !right) this.failures.failed({ accountId: candidate.accountId, userId: candidate.id, ip });
    if (!candidate || !right) throw new DomainError('auth.wrong-password');
    this.throttle.succeed(email, ip, device);
    return candidate;
  }

  /** Opens a session for a user who has authenticated. */
  async open(
    { tx, now, record }: UnattributedWork,
    proven: SignInCandidate,
    request: SignInRequest,
  ): Promise<SignInReply> {
    // Locked and read again: a deactivation or a password change has ended all sessions, and no new one may follow it.
    const user = await this.users.lockById(tx, proven.accountId, proven.id);
    const hash = await this.users.findPasswordHash(tx, proven.accountId, proven.id);
    if (!user?.active || hash !== proven.passwordHash) throw new DomainError('auth.wrong-password');
    await this.sessions.deleteEnded(tx, now);
    const { accountId, id: userId } = user;
    const { sessionHash, ip, userAgent } = request;
    const session = {
      id: uuidv7(),
      accountId,
      userId,
      hash: sessionHash,
      ip,
      userAgent: userAgent ?? null,
      createdAt: now,
      ...timesFrom(now),
    };
    await this.sessions.insert(tx, session);
    const origin = { accountId, actor: { userId, ip, userAgent } };
    await record(sessionStarted, { sessionId: session.id, userId }, origin);
    return { user: toUser(user), ...liveSession(user, session) };
  }

  /** The principal of a session. Records that the session is in use. @throws DomainError `auth.invalid-session` */
  async verify({ sessionHash }: RpcRequest<typeof verifySession>): Promise<LiveSession> {
    const now = this.clock.now();
    const { reader } = this.database;
    const session = await this.sessions.findByHash(reader, sessionHash);
    if (!session || isExpired(session, now)) throw new DomainError('auth.invalid-session');
    const user = await this.users.findById(reader, session.accountId, session.userId);
    if (!user?.active) throw new DomainError('auth.invalid-session');
    if (!shouldRecordUse(session, now)) return liveSession(user, session);
    await this.unitOfWork.runInternal(({ tx }) => this.sessions.recordUse(tx, session, now));
    return liveSession(user, { ...session, lastUsedAt: now });
  }

  /** Ends a session. Idempotent by nature: a session that has ended is not ended again. */
  signOut({ sessionHash }: RpcRequest<typeof signOut>): Promise<RpcReply<typeof signOut>> {
    return this.unitOfWork.runInternal(async (unit) => {
      await this.ends.endByHash(unit, sessionHash);
      return {};
    });
  }
}

function liveSession(user: StoredUser, session: StoredSession): LiveSession {
  return {
    principal: { ...principalOf(user), credential: { type: 'session', sessionId: session.id } },
    expiresAt: expiryOf(session).toISOString(),
  };
}
