import { Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { componentResource, createComponent, listComponents, type Principal } from '@plumbline/contracts';
import { all, attributes, one, refusing, type AttributesOf, type Document } from '@plumbline/http';
import { RpcClient, type CallOptions } from '@plumbline/messaging';
import { WriteOptions } from '../routing/idempotency-key.decorator';
import { Actor } from '../routing/principal.decorator';
import { Route } from '../routing/route.decorator';
import { Attributes, ChangedSince } from '../routing/inputs';
import { ProjectId } from '../routing/path-ids';
import { nextSync, syncMeta } from '../routing/sync-meta';

const newComponent = refusing(attributes({ name: createComponent.request.shape.name }, {}, { name: 'Stairwell 2' }), {
  'parent-id': {},
});

@ApiTags('Components')
@Controller(['api/v1/:customer/projects/:project/components', 'api/v2/:customer/projects/:project/components'])
export class ComponentController {
  constructor(private readonly rpc: RpcClient) {}

  @Get(['', 'project_components'])
  @Route({
    access: 'member',
    scope: 'read',
    summary: 'List the components of a project',
    response: { all: componentResource, meta: syncMeta },
  })
  async list(
    @Actor() actor: Principal,
    @ProjectId() projectId: number,
    @ChangedSince() changedSince?: string,
  ): Promise<Document> {
    const found = await this.rpc.call(listComponents, { actor, projectId, changedSince });
    return all(found.items.map(componentResource.of), { meta: nextSync(found) });
  }

  @Post()
  @Route({
    access: 'member',
    scope: 'write',
    summary: 'Create a component in a project',
    status: 201,
    response: { one: componentResource },
  })
  async create(
    @Actor() actor: Principal,
    @ProjectId() projectId: number,
    @Attributes(newComponent) fields: AttributesOf<typeof newComponent>,
    @WriteOptions() options: CallOptions,
  ): Promise<Document> {
    return one(componentResource.of(await this.rpc.call(createComponent, { actor, projectId, ...fields }, options)));
  }
}
