import { Controller, Get, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  componentResource,
  createComponent,
  createComponents,
  listComponents,
  type Principal,
} from '@plumbline/contracts';
import { all, one, type Document } from '@plumbline/http';
import { RpcClient, type CallOptions } from '@plumbline/messaging';
import type { FastifyRequest } from 'fastify';
import { WriteOptions } from '../routing/idempotency-key.decorator';
import { Actor } from '../routing/principal.decorator';
import { Route } from '../routing/route.decorator';
import { ChangedSince, warnAt } from '../routing/inputs';
import { ProjectId } from '../routing/path-ids';
import { nextSync, syncMeta } from '../routing/sync-meta';
import { componentBody, receiveComponents } from './component.body';

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
    summary: 'Create components in a project',
    description:
      'Send one component, or a list: `{"data": [{"attributes": {"layers": [{"name": "Level 1"}, ...]}}]}`, also as a form with a field ' +
      '`data[][attributes][layers][][name]` for each. The response to a list has a list as its `data`. Creates all of them or none.',
    status: 201,
    body: componentBody,
    response: { one: componentResource },
  })
  async create(
    @Actor() actor: Principal,
    @ProjectId() projectId: number,
    @WriteOptions() options: CallOptions,
    @Req() request: FastifyRequest,
  ): Promise<Document> {
    const { names, list } = await receiveComponents(request, warnAt(request));
    if (list) {
      const { items } = await this.rpc.call(createComponents, { actor, projectId, names }, options);
      return all(items.map(componentResource.of));
    }
    const [name = ''] = names;
    return one(componentResource.of(await this.rpc.call(createComponent, { actor, projectId, name }, options)));
  }
}
