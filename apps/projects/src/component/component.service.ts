import { Injectable } from '@nestjs/common';
import type {
  Component,
  Principal,
  RpcReply,
  RpcRequest,
  createComponent,
  createComponents,
  listComponents,
} from '@plumbline/contracts';
import { UnitOfWork, type RpcContext } from '@plumbline/messaging';
import { Database } from '@plumbline/persistence';
import { ProjectAccessService } from '../project/project-access.service';
import type { ComponentEntity } from './component.entity';
import { ComponentRepository } from './component.repository';

@Injectable()
export class ComponentService {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly access: ProjectAccessService,
    private readonly components: ComponentRepository,
  ) {}

  list(request: RpcRequest<typeof listComponents>): Promise<RpcReply<typeof listComponents>> {
    const { actor, projectId, changedSince } = request;
    return this.database.syncList(async (tx) => {
      await this.access.open(tx, actor, projectId, 'read');
      return { items: await this.components.list(tx, actor.accountId, projectId, changedSince) };
    });
  }

  create(request: RpcRequest<typeof createComponent>, call: RpcContext): Promise<Component> {
    const { actor, projectId, name } = request;
    return this.unitOfWork.run(call, request, async ({ tx, now }) => {
      await this.access.open(tx, actor, projectId, 'manage');
      return this.components.insert(tx, newComponent(request, name, now));
    });
  }

  createAll(
    request: RpcRequest<typeof createComponents>,
    call: RpcContext,
  ): Promise<RpcReply<typeof createComponents>> {
    const { actor, projectId, names } = request;
    return this.unitOfWork.run(call, request, async ({ tx, now }) => {
      await this.access.open(tx, actor, projectId, 'manage');
      const items: Component[] = [];
      for (const name of names) {
        items.push(await this.components.insert(tx, newComponent(request, name, now)));
      }
      return { items };
    });
  }
}

function newComponent(
  { actor: { accountId }, projectId }: { actor: Principal; projectId: number },
  name: string,
  now: Date,
): Omit<ComponentEntity, 'id'> {
  return { accountId, projectId, name, createdAt: now, updatedAt: now };
}
