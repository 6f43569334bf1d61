import { Injectable } from '@nestjs/common';
import type { Component, RpcReply, RpcRequest, createComponent, listComponents } from '@plumbline/contracts';
import { UnitOfWork, type RpcContext } from '@plumbline/messaging';
import { Database } from '@plumbline/persistence';
import { ProjectAccessService } from '../project/project-access.service';
import { ComponentRepository } from './component.repository';

@Injectable()
export class ComponentService {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly access: ProjectAccessService,
    private readonly components: ComponentRepository,
  ) {}

  async list({ actor, projectId }: RpcRequest<typeof listComponents>): Promise<RpcReply<typeof listComponents>> {
    await this.access.open(this.database.reader, actor, projectId, 'read');
    return { items: await this.components.list(this.database.reader, actor.accountId, projectId) };
  }

  create(request: RpcRequest<typeof createComponent>, call: RpcContext): Promise<Component> {
    const { actor, projectId, name } = request;
    return this.unitOfWork.run(call, request, async ({ tx, now }) => {
      await this.access.open(tx, actor, projectId, 'manage');
      return this.components.insert(tx, { accountId: actor.accountId, projectId, name, createdAt: now });
    });
  }
}
