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
import { Injectable } from '@nestjs/common';
import { TokenService } from './token.service';

@Injectable()
export class TokenRpc {
  constructor(private readonly tokens: TokenService) {}

  @HandleRpc(issueToken)
  issue(request: RpcRequest<typeof issueToken>, call: RpcContext): Promise<AccessToken> {
    return this.tokens.issue(call, request);
  }

  @HandleRpc(issueExplorerToken)
  issueForExplorer(request: RpcRequest<typeof issueExplorerToken>, call: RpcContext): Promise<AccessToken> {
    return this.tokens.issueForExplorer(call, request);
  }

  @HandleRpc(verifyToken)
  verify(request: RpcRequest<typeof verifyToken>): Promise<RpcReply<typeof verifyToken>> {
    return this.tokens.verify(request);
  }

  @HandleRpc(listTokens)
  list(request: RpcRequest<typeof listTokens>): Promise<RpcReply<typeof listTokens>> {
    return this.tokens.list(request);
  }

  @HandleRpc(rotateToken)
  rotate(request: RpcRequest<typeof rotateToken>, call: RpcContext): Promise<AccessToken> {
    return this.tokens.rotate(call, request);
  }

  @HandleRpc(revokeToken)
  revoke(request: RpcRequest<typeof revokeToken>, call: RpcContext): Promise<RpcReply<typeof revokeToken>> {
    return this.tokens.revoke(call, request);
  }

  @HandleRpc(revokeLeakedToken)
  revokeLeaked(request: RpcRequest<typeof revokeLeakedToken>): Promise<RpcReply<typeof revokeLeakedToken>> {
    return this.tokens.revokeLeaked(request);
  }

  @HandleRpc(recordTokenUses)
  recordUses(request: RpcRequest<typeof recordTokenUses>): Promise<RpcReply<typeof recordTokenUses>> {
    return this.tokens.recordUses(request);
  }
}
