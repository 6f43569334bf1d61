import { Controller, Delete, Get, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  accessTokenResource,
  getAccount,
  issueExplorerToken,
  issueToken,
  listTokens,
  revokeLeakedToken,
  revokeToken,
  rotateToken,
  type Principal,
} from '@plumbline/contracts';
import { mintToken, parseToken, sha256Hex } from '@plumbline/crypto';
import { all, attributes, one, type AttributesOf, type Document } from '@plumbline/http';
import { RpcClient } from '@plumbline/messaging';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Actor } from '../routing/principal.decorator';
import { Route } from '../routing/route.decorator';
import { Attributes } from '../routing/inputs';
import { QueriedUser } from '../user/user.decorators';
import { TokenId } from './token.inputs';

const { name, scopes, expiresInDays } = issueToken.request.shape;
const newToken = attributes(
  { name, scopes, expiresInDays },
  {},
  { name: 'Site diary', scopes: ['read', 'write'], 'expires-in-days': 90 },
);
const rotation = attributes(
  { overlapSeconds: rotateToken.request.shape.overlapSeconds },
  {},
  { 'overlap-seconds': 86_400 },
);
const leaked = attributes(
  { token: z.string().max(200) },
  {},
  { token: 'plb_pat_EXAMPLEtoken0001_0123456789abcdefghijklmnopqrstuv000000' },
);

/**
 * The tokens of the caller; user managers also list and revoke those of other users. Creating one requires a session. The calls
 * that create a token do not pass on the client's idempotency key: the secret is not stored, so a repeat cannot return it.
 */
@ApiTags('Access tokens')
@Controller('api/v2/:customer/personal_access_tokens')
export class TokenController {
  constructor(private readonly rpc: RpcClient) {}

  @Get()
  @Route({
    access: 'session',
    summary: 'List access tokens',
    description: "Lists the caller's tokens, or those of another user.",
    response: { all: accessTokenResource },
  })
  async list(@Actor() actor: Principal, @QueriedUser() userId: number | undefined): Promise<Document> {
    const { items } = await this.rpc.call(listTokens, { actor, userId });
    return all(items.map((token) => accessTokenResource.of(token)));
  }

  @Post()
  @Route({
    access: 'session',
    summary: 'Create an access token',
    description: 'The token is returned only in this response.',
    status: 201,
    errors: ['access.api-access-required', 'tokens.expiry-required', 'tokens.expiry-too-long', 'tokens.too-many'],
    response: { one: accessTokenResource },
  })
  async create(
    @Actor() actor: Principal,
    @Attributes(newToken) fields: AttributesOf<typeof newToken>,
  ): Promise<Document> {
    const { id, token } = mintToken();
    const neverAllowed = await this.mayNeverExpire(actor);
    const issued = await this.rpc.call(issueToken, { actor, id, hash: sha256Hex(token), ...fields, neverAllowed });
    return one(accessTokenResource.of({ ...issued, token }));
  }

  @Post('explorer')
  @Route({
    access: 'session',
    summary: 'Create a token for the API explorer',
    description: 'The token is valid for an hour. A user has at most ten: the oldest is revoked.',
    status: 201,
    errors: ['access.api-access-required'],
    response: { one: accessTokenResource },
  })
  async openExplorer(@Actor() actor: Principal): Promise<Document> {
    const { id, token } = mintToken();
    const issued = await this.rpc.call(issueExplorerToken, { actor, id, hash: sha256Hex(token) });
    return one(accessTokenResource.of({ ...issued, token }));
  }

  @Delete(':token')
  @Route({ access: 'session', summary: 'Revoke an access token', status: 204, errors: ['tokens.not-found'] })
  async revoke(@Actor() actor: Principal, @TokenId() id: string): Promise<void> {
    await this.rpc.call(revokeToken, { actor, id });
  }

  @Post(':token/rotate')
  @Route({
    access: 'session',
    summary: 'Rotate an access token',
    description: 'Returns a new token. The old token stays valid during the overlap.',
    status: 201,
    errors: ['tokens.not-found'],
    response: { one: accessTokenResource },
  })
  async rotate(
    @Actor() actor: Principal,
    @TokenId() id: string,
    @Attributes(rotation) { overlapSeconds }: AttributesOf<typeof rotation>,
  ): Promise<Document> {
    const { id: successorId, token } = mintToken();
    const successor = { id: successorId, hash: sha256Hex(token) };
    const neverAllowed = await this.mayNeverExpire(actor);
    const wanted = { actor, id, successor, overlapSeconds, neverAllowed };
    const issued = await this.rpc.call(rotateToken, wanted);
    return one(accessTokenResource.of({ ...issued, token }));
  }

  /** Reads the account's setting here, because the tokens service does not call other services. */
  private async mayNeverExpire({ accountId }: Principal): Promise<boolean> {
    return (await this.rpc.call(getAccount, { accountId })).tokensMayNeverExpire;
  }
}

/** Revocation of leaked tokens, without authentication. */
@ApiTags('Access tokens')
@Controller('api/v2/personal_access_tokens')
export class LeakedTokenController {
  constructor(private readonly rpc: RpcClient) {}

  @Post('revoke_leaked')
  @Route({
    access: 'public',
    summary: 'Revoke a leaked access token',
    description: 'Anybody who presents a token can revoke it. The response is the same for unknown tokens.',
    status: 204,
  })
  async revoke(
    @Attributes(leaked) { token }: AttributesOf<typeof leaked>,
    @Req() { ip }: FastifyRequest,
  ): Promise<void> {
    // The response is the same for unknown tokens, so that callers cannot probe for tokens.
    const parsed = parseToken(token.trim());
    if (parsed) await this.rpc.call(revokeLeakedToken, { id: parsed.id, hash: sha256Hex(token.trim()), ip });
  }
}
