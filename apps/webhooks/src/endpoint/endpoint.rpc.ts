import { Injectable } from '@nestjs/common';
import {
  createEndpoint,
  deleteEndpoint,
  getEndpoint,
  listEndpoints,
  rotateSecret,
  updateEndpoint,
  verifyEndpoint,
  type RpcReply,
  type RpcRequest,
} from '@plumbline/contracts';
import { HandleRpc, type RpcContext } from '@plumbline/messaging';
import { EndpointQueryService } from './endpoint-query.service';
import { EndpointService } from './endpoint.service';
import { EndpointVerificationService } from './verification/endpoint-verification.service';

@Injectable()
export class EndpointRpc {
  constructor(
    private readonly endpoints: EndpointService,
    private readonly query: EndpointQueryService,
    private readonly verification: EndpointVerificationService,
  ) {}

  @HandleRpc(createEndpoint)
  create(request: RpcRequest<typeof createEndpoint>, call: RpcContext): Promise<RpcReply<typeof createEndpoint>> {
    return this.endpoints.create(call, request);
  }

  @HandleRpc(listEndpoints)
  list(request: RpcRequest<typeof listEndpoints>): Promise<RpcReply<typeof listEndpoints>> {
    return this.query.list(request);
  }

  @HandleRpc(getEndpoint)
  get(request: RpcRequest<typeof getEndpoint>): Promise<RpcReply<typeof getEndpoint>> {
    return this.query.get(request);
  }

  @HandleRpc(updateEndpoint)
  update(request: RpcRequest<typeof updateEndpoint>, call: RpcContext): Promise<RpcReply<typeof updateEndpoint>> {
    return this.endpoints.update(call, request);
  }

  @HandleRpc(rotateSecret)
  rotateSecret(request: RpcRequest<typeof rotateSecret>, call: RpcContext): Promise<RpcReply<typeof rotateSecret>> {
    return this.endpoints.rotateSecret(call, request);
  }

  @HandleRpc(verifyEndpoint)
  verify(request: RpcRequest<typeof verifyEndpoint>): Promise<RpcReply<typeof verifyEndpoint>> {
    return this.verification.verify(request);
  }

  @HandleRpc(deleteEndpoint)
  delete(request: RpcRequest<typeof deleteEndpoint>, call: RpcContext): Promise<RpcReply<typeof deleteEndpoint>> {
    return this.endpoints.delete(call, request);
  }
}
