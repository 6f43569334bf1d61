import { Controller, Get, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  createProject,
  getProject,
  listProjects,
  projectResource,
  updateProject,
  type Principal,
} from '@plumbline/contracts';
import { all, one, pageOf, type AttributesOf, type Document } from '@plumbline/http';
import { RpcClient, type CallOptions } from '@plumbline/messaging';
import { ChangeOptions } from '../routing/change-options.decorator';
import { WriteOptions } from '../routing/idempotency-key.decorator';
import { Actor } from '../routing/principal.decorator';
import { Route } from '../routing/route.decorator';
import { Attributes } from '../routing/inputs';
import { ProjectId } from '../routing/path-ids';
import { nextSync, syncMeta } from '../routing/sync-meta';
import { newProject, projectChange } from './project.body';
import { ProjectList, type ProjectListQuery } from './project.query';
import { everyPage } from './every-page';

@ApiTags('Projects')
@Controller(['api/v2/:customer/projects', 'api/v1/:customer/projects'])
export class ProjectController {
  constructor(private readonly rpc: RpcClient) {}

  @Get()
  @Route({
    access: 'member',
    scope: 'read',
    summary: 'List projects',
    description:
      'Lists the projects that the caller sees, one page at a time: by name in v2, by id in v1, unless `sort` or `last_sync_date` is sent.',
    response: { page: projectResource, meta: syncMeta },
  })
  async list(@Actor() actor: Principal, @ProjectList() query: ProjectListQuery): Promise<Document> {
    const { page, search, sort, changedSince } = query;
    const found = await this.rpc.call(listProjects, { actor, page, search, sort, changedSince });
    return pageOf(found.items.map(projectResource.of), { count: found.count, page }, { meta: nextSync(found) });
  }

  @Get('my_projects')
  @Route({
    access: 'member',
    scope: 'read',
    summary: 'List all projects of the caller',
    description: 'Lists all projects that the caller sees, in one response.',
    response: { all: projectResource },
  })
  async listAll(@Actor() actor: Principal): Promise<Document> {
    const projects = await everyPage((part) => this.rpc.call(listProjects, { actor, ...part }));
    return all(projects.map(projectResource.of));
  }

  @Post()
  @Route({
    access: 'member',
    scope: 'write',
    status: 201,
    summary: 'Create a project',
    response: { one: projectResource },
  })
  async create(
    @Actor() actor: Principal,
    @Attributes(newProject) fields: AttributesOf<typeof newProject>,
    @WriteOptions() options: CallOptions,
  ): Promise<Document> {
    return one(projectResource.of(await this.rpc.call(createProject, { actor, ...fields }, options)));
  }

  @Get(':project')
  @Route({
    access: 'member',
    scope: 'read',
    summary: 'Read a project',
    errors: ['projects.not-found'],
    response: { one: projectResource },
  })
  async get(@Actor() actor: Principal, @ProjectId() projectId: number): Promise<Document> {
    return one(projectResource.of(await this.rpc.call(getProject, { actor, projectId })));
  }

  @Put(':project')
  @Route({
    access: 'member',
    scope: 'write',
    summary: 'Update a project',
    errors: ['projects.not-found'],
    response: { one: projectResource },
  })
  async update(
    @Actor() actor: Principal,
    @ProjectId() projectId: number,
    @Attributes(projectChange) fields: AttributesOf<typeof projectChange>,
    @ChangeOptions() options: CallOptions,
  ): Promise<Document> {
    return one(projectResource.of(await this.rpc.call(updateProject, { actor, projectId, ...fields }, options)));
  }
}
