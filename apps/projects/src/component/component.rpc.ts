import { Injectable } from '@nestjs/common';
import { createComponent, createComponents, listComponents, type RpcRequest } from '@plumbline/contracts';
import { HandleRpc, type RpcContext } from '@plumbline/messaging';
import { ComponentService } from './component.service';

@Injectable()
export class ComponentRpc {
  constructor(private readonly components: ComponentService) {}

  @HandleRpc(listComponents)
  list(request: RpcRequest<typeof listComponents>) {
    return this.components.list(request);
  }

  @HandleRpc(createComponent)
  create(request: RpcRequest<typeof createComponent>, call: RpcContext) {
    return this.components.create(request, call);
  }

  @HandleRpc(createComponents)
  createAll(request: RpcRequest<typeof createComponents>, call: RpcContext) {
    return this.components.createAll(request, call);
  }
}
