import { Injectable } from '@nestjs/common';
import {
  createEndpoint,
  deleteEndpoint,
  getEndpoint,
  listEndpoints,
  rotateSecret,
  updateEndpoint,
  type RpcReply,
  type RpcRequest,
} from '@plumbline/contracts';
import { HandleRpc, type RpcContext } from '@plumbline/messaging';
import { KnownProjects } from '../project/known-projects';
import { Writes } from '../write/writes';
import { EndpointService } from './endpoint.service';

@Injectable()
export class EndpointRpc {
  constructor(
    private readonly endpoints: EndpointService,
    private readonly projects: KnownProjects,
    private readonly writes: Writes,
  ) {}

  @HandleRpc(createEndpoint)
  async create(
    request: RpcRequest<typeof createEndpoint>,
    context: RpcContext,
  ): Promise<RpcReply<typeof createEndpoint>> {
    await this.projects.heardOf(request.projectIds);
    return this.writes.once(context, request, (tx) => this.endpoints.create(tx, request));
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
    await this.projects.heardOf(request.projectIds);
    return this.writes.once(context, withoutSecrets(request), (tx) => this.endpoints.update(tx, request));
  }

  @HandleRpc(rotateSecret)
  rotateSecret(request: RpcRequest<typeof rotateSecret>, context: RpcContext): Promise<RpcReply<typeof rotateSecret>> {
    return this.writes.once(context, request, (tx) => this.endpoints.rotateSecret(tx, request));
  }

  @HandleRpc(deleteEndpoint)
  delete(request: RpcRequest<typeof deleteEndpoint>, context: RpcContext): Promise<RpcReply<typeof deleteEndpoint>> {
    return this.writes.once(context, request, (tx) => this.endpoints.delete(tx, request));
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
