import {
  endSession,
  listSessions,
  signIn,
  signOut,
  verifySession,
  type RpcReply,
  type RpcRequest,
} from '@plumbline/contracts';
import { HandleRpc, type RpcContext } from '@plumbline/messaging';
import { Database } from '@plumbline/persistence';
import { Injectable } from '@nestjs/common';
import { Writes } from '../writes';
import { OwnSessionsService } from './own-sessions.service';
import { SessionEndService } from './session-end.service';
import { SessionService } from './session.service';

@Injectable()
export class SessionRpc {
  constructor(
    private readonly sessions: SessionService,
    private readonly ends: SessionEndService,
    private readonly own: OwnSessionsService,
    private readonly database: Database,
    private readonly writes: Writes,
  ) {}

  @HandleRpc(signIn)
  async signIn(request: RpcRequest<typeof signIn>, call: RpcContext): Promise<RpcReply<typeof signIn>> {
    const user = await this.sessions.authenticate(this.database.manager, request);
    // Without the password: what is kept to recognise the call is a fast hash, good for guessing.
    const asked = { email: request.email, sessionHash: request.sessionHash };
    return this.writes.onceByAnybody(call, asked, (tx) => this.sessions.open(tx, user, request));
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

  @HandleRpc(listSessions)
  async list({ actor, userId }: RpcRequest<typeof listSessions>): Promise<RpcReply<typeof listSessions>> {
    return { items: await this.own.list(this.database.manager, actor, userId) };
  }

  @HandleRpc(endSession)
  end(request: RpcRequest<typeof endSession>, call: RpcContext): Promise<RpcReply<typeof endSession>> {
    return this.writes.once(call, request, async (tx) => {
      await this.own.end(tx, request.actor, request.id);
      return {};
    });
  }
}
