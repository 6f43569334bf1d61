import { Injectable } from '@nestjs/common';
import {
  createEndpoint,
  deleteEndpoint,
  getEndpoint,
  listEndpoints,
  rotateSecret,
  updateEndpoint,
  verifyEndpoint,
  type Principal,
  type RpcReply,
  type RpcRequest,
  type WebhookEndpoint,
} from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { HandleRpc, type RpcContext } from '@plumbline/messaging';
import { ProjectOwnership } from '../project-copy/project-ownership';
import { Writes } from '../write/writes';
import { EndpointVerificationService } from './verification/endpoint-verification.service';
import { EndpointService } from './endpoint.service';

@Injectable()
export class EndpointRpc {
  constructor(
    private readonly endpoints: EndpointService,
    private readonly proofs: EndpointVerificationService,
    private readonly projects: ProjectOwnership,
    private readonly writes: Writes,
  ) {}

  @HandleRpc(createEndpoint)
  async create(
    request: RpcRequest<typeof createEndpoint>,
    context: RpcContext,
  ): Promise<RpcReply<typeof createEndpoint>> {
    await this.projects.waitUntilKnown(request.projectIds);
    const made = await this.writes.once(context, request, (tx) => this.endpoints.create(tx, request));
    return this.proven(request, made);
  }

  @HandleRpc(listEndpoints)
  list({ actor, page }: RpcRequest<typeof listEndpoints>): Promise<RpcReply<typeof listEndpoints>> {
    return this.endpoints.list(actor, page);
  }

  @HandleRpc(getEndpoint)
  get({ actor, id }: RpcRequest<typeof getEndpoint>): Promise<RpcReply<typeof getEndpoint>> {
    return this.endpoints.get(actor, id);
  }

  @HandleRpc(updateEndpoint)
  async update(
    request: RpcRequest<typeof updateEndpoint>,
    context: RpcContext,
  ): Promise<RpcReply<typeof updateEndpoint>> {
    await this.projects.waitUntilKnown(request.projectIds);
    const changed = await this.writes.once(context, withoutSecrets(request), (tx) =>
      this.endpoints.update(tx, request),
    );
    return this.proven(request, changed);
  }

  @HandleRpc(rotateSecret)
  rotateSecret(request: RpcRequest<typeof rotateSecret>, context: RpcContext): Promise<RpcReply<typeof rotateSecret>> {
    return this.writes.once(context, request, (tx) => this.endpoints.rotateSecret(tx, request));
  }

  /** Nothing but a new question to the subscriber: repeatable by nature. */
  @HandleRpc(verifyEndpoint)
  async verify({ actor, id }: RpcRequest<typeof verifyEndpoint>): Promise<RpcReply<typeof verifyEndpoint>> {
    const endpoint = await this.endpoints.find(actor, id);
    if (endpoint.verification === 'none') throw new DomainError('webhooks.verification-not-required');
    await this.proofs.prove(endpoint);
    return this.endpoints.get(actor, id);
  }

  @HandleRpc(deleteEndpoint)
  delete(request: RpcRequest<typeof deleteEndpoint>, context: RpcContext): Promise<RpcReply<typeof deleteEndpoint>> {
    return this.writes.once(context, request, (tx) => this.endpoints.delete(tx, request));
  }

  /** Asks for a proof that is due, after the change is safe; one that cannot be asked for now stays due. */
  private async proven({ actor }: { actor: Principal }, endpoint: WebhookEndpoint): Promise<WebhookEndpoint> {
    if (endpoint.verificationState !== 'pending') return endpoint;
    const { id } = endpoint;
    try {
      await this.proofs.prove(await this.endpoints.find(actor, id));
    } catch (error) {
      if (error instanceof DomainError) return endpoint;
      throw error;
    }
    return this.endpoints.get(actor, id);
  }
}

/**
 * A password that people made up can be found from a hash of it. (Where a random signing secret is part of what is hashed,
 * nothing can be found.)
 */
function withoutSecrets({ basicAuth, headers, ...request }: RpcRequest<typeof updateEndpoint>) {
  return {
    ...request,
    basicAuth: basicAuth && { username: basicAuth.username },
    headers: headers?.map(({ name, value, hidden }) => ({ name, hidden, value: hidden ? undefined : value })),
  };
}
