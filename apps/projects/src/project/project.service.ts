import { Injectable } from '@nestjs/common';
import {
  projectCreated,
  projectResource,
  projectUpdated,
  type createProject,
  type getProject,
  type listProjects,
  type Project,
  type projectFields,
  type RpcReply,
  type RpcRequest,
  type updateProject,
} from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { UnitOfWork, type RpcContext } from '@plumbline/messaging';
import { Database } from '@plumbline/persistence';
import type { z } from 'zod';
import { changedFields } from '../changed-fields';
import { ProjectAccessService } from './project-access.service';
import { mayCreateProject } from './project.policy';
import { ProjectRepository } from './project.repository';

@Injectable()
export class ProjectService {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly access: ProjectAccessService,
    private readonly projects: ProjectRepository,
  ) {}

  list({ actor, ...listing }: RpcRequest<typeof listProjects>): Promise<RpcReply<typeof listProjects>> {
    return this.database.syncPage(listing.page, (tx) => this.projects.listVisible(tx, actor, listing));
  }

  async get({ actor, projectId }: RpcRequest<typeof getProject>): Promise<Project> {
    return (await this.access.open(this.database.reader, actor, projectId, 'read')).project;
  }

  create(request: RpcRequest<typeof createProject>, call: RpcContext): Promise<Project> {
    const { actor, ...fields } = request;
    return this.unitOfWork.run(call, request, async ({ tx, now, record }) => {
      if (!mayCreateProject(actor)) throw new DomainError('access.denied');
      const project = await this.projects.insert(tx, {
        ...blank,
        ...fields,
        accountId: actor.accountId,
        status: 1,
        authorId: actor.userId,
        createdAt: now,
        updatedAt: now,
      });
      await record(projectCreated, projectResource.of(project), { projectId: project.id });
      return project;
    });
  }

  update(request: RpcRequest<typeof updateProject>, call: RpcContext): Promise<Project> {
    const { actor, projectId, ...fields } = request;
    return this.unitOfWork.run(call, request, async ({ tx, now, record, requireUnchanged }) => {
      const { project } = await this.access.lock(tx, actor, projectId, 'manage');
      requireUnchanged(projectResource, project);
      const changes = changedFields<ProjectFields>(project, fields);
      if (!changes) return project;
      const changed = await this.projects.update(tx, actor.accountId, projectId, { ...changes, updatedAt: now });
      await record(projectUpdated, projectResource.of(changed), { projectId });
      return changed;
    });
  }
}

type ProjectFields = z.output<typeof projectFields>;

const blank: Omit<ProjectFields, 'name'> = {
  street: null,
  zipcode: null,
  city: null,
  country: null,
  description: null,
  projectNumber: null,
  homepage: null,
  startDate: null,
  endDate: null,
};
