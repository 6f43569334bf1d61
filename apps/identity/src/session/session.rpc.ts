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
import { Injectable } from '@nestjs/common';
import { OwnSessionsService } from './own-sessions.service';
import { SessionService } from './session.service';

@Injectable()
export class SessionRpc {
  constructor(
    private readonly sessions: SessionService,
    private readonly own: OwnSessionsService,
  ) {}

  @HandleRpc(signIn)
  signIn(request: RpcRequest<typeof signIn>, call: RpcContext): Promise<RpcReply<typeof signIn>> {
    return this.sessions.signIn(call, request);
  }

  @HandleRpc(verifySession)
  verify(request: RpcRequest<typeof verifySession>): Promise<RpcReply<typeof verifySession>> {
    return this.sessions.verify(request);
  }

  @HandleRpc(signOut)
  signOut(request: RpcRequest<typeof signOut>): Promise<RpcReply<typeof signOut>> {
    return this.sessions.signOut(request);
  }

  @HandleRpc(listSessions)
  list(request: RpcRequest<typeof listSessions>): Promise<RpcReply<typeof listSessions>> {
    return this.own.list(request);
  }

  @HandleRpc(endSession)
  end(request: RpcRequest<typeof endSession>, call: RpcContext): Promise<RpcReply<typeof endSession>> {
    return this.own.end(call, request);
  }
}
