import {
  issueExplorerToken,
  issueToken,
  listTokens,
  recordTokenUses,
  revokeLeakedToken,
  revokeToken,
  rotateToken,
  verifyToken,
  type AccessToken,
  type RpcReply,
  type RpcRequest,
} from '@plumbline/contracts';
import { HandleRpc, type RpcContext } from '@plumbline/messaging';
import { Database } from '@plumbline/persistence';
import { Injectable } from '@nestjs/common';
import { Writes } from '../writes';
import { TokenService } from './token.service';

@Injectable()
export class TokenRpc {
  constructor(
    private readonly tokens: TokenService,
    private readonly database: Database,
    private readonly writes: Writes,
  ) {}

  @HandleRpc(issueToken)
  issue(request: RpcRequest<typeof issueToken>, call: RpcContext): Promise<AccessToken> {
    return this.writes.once(call, request, (tx) => this.tokens.issue(tx, request));
  }

  @HandleRpc(issueExplorerToken)
  issueForExplorer(request: RpcRequest<typeof issueExplorerToken>, call: RpcContext): Promise<AccessToken> {
    return this.writes.once(call, request, (tx) => this.tokens.issueForExplorer(tx, request));
  }

  @HandleRpc(verifyToken)
  verify(request: RpcRequest<typeof verifyToken>): Promise<RpcReply<typeof verifyToken>> {
    return this.tokens.verify(this.database.manager, request);
  }

  @HandleRpc(listTokens)
  list({ actor, userId }: RpcRequest<typeof listTokens>): Promise<RpcReply<typeof listTokens>> {
    return this.tokens.list(this.database.manager, actor, userId);
  }

  @HandleRpc(rotateToken)
  rotate(request: RpcRequest<typeof rotateToken>, call: RpcContext): Promise<AccessToken> {
    return this.writes.once(call, request, (tx) => this.tokens.rotate(tx, request));
  }

  @HandleRpc(revokeToken)
  revoke(request: RpcRequest<typeof revokeToken>, call: RpcContext): Promise<RpcReply<typeof revokeToken>> {
    return this.writes.once(call, request, async (tx) => {
      await this.tokens.revoke(tx, request.actor, request.id);
      return {};
    });
  }

  /** Ending what has ended changes nothing: repeatable by nature. */
  @HandleRpc(revokeLeakedToken)
  async revokeLeaked(request: RpcRequest<typeof revokeLeakedToken>): Promise<RpcReply<typeof revokeLeakedToken>> {
    await this.database.transaction((tx) => this.tokens.revokeLeaked(tx, request));
    return {};
  }

  /** Times only go forward: repeatable by nature. */
  @HandleRpc(recordTokenUses)
  async recordUses({ uses }: RpcRequest<typeof recordTokenUses>): Promise<RpcReply<typeof recordTokenUses>> {
    await this.tokens.recordUses(this.database.manager, uses);
    return {};
  }
}
