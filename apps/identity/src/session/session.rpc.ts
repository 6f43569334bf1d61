import { signIn, signOut, verifySession, type RpcReply, type RpcRequest } from '@plumbline/contracts';
import { HandleRpc, Idempotency, type RpcContext } from '@plumbline/messaging';
import { Database } from '@plumbline/persistence';
import { Injectable } from '@nestjs/common';
import { SessionEndService } from './session-end.service';
import { SessionService } from './session.service';

@Injectable()
export class SessionRpc {
  constructor(
    private readonly sessions: SessionService,
    private readonly ends: SessionEndService,
    private readonly database: Database,
    private readonly idempotency: Idempotency,
  ) {}

  @HandleRpc(signIn)
  async signIn(request: RpcRequest<typeof signIn>, { idempotencyKey }: RpcContext): Promise<RpcReply<typeof signIn>> {
    const user = await this.sessions.authenticate(this.database.manager, request);
    // Without the password: what is kept to recognise the call is a fast hash, good for guessing.
    const asked = { email: request.email, sessionHash: request.sessionHash };
    return this.database.transaction((tx) =>
      this.idempotency.once(tx, idempotencyKey, asked, () => this.sessions.open(tx, user, request)),
    );
  }

  @HandleRpc(verifySession)
  verify({ sessionHash }: RpcRequest<typeof verifySession>): Promise<RpcReply<typeof verifySession>> {
    return this.sessions.verify(this.database.manager, sessionHash);
  }

  /** Ending what has ended changes nothing: repeatable by nature. */
  @HandleRpc(signOut)
  async signOut({ sessionHash }: RpcRequest<typeof signOut>): Promise<RpcReply<typeof signOut>> {
    await this.database.transaction((tx) => this.ends.end(tx, sessionHash));
    return {};
  }
}
