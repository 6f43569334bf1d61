import { Injectable } from '@nestjs/common';
import type { Principal, Project } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import type { EntityManager } from 'typeorm';
import { refusalOf, type Purpose } from './project.policy';
import { ProjectRepository } from './project.repository';

/** The door to everything inside a project. */
@Injectable()
export class ProjectAccess {
  constructor(private readonly projects: ProjectRepository) {}

  /**
   * The project, when the actor may use it for this purpose.
   * @throws DomainError `projects.not-found` for one that does not exist, is another account's or is invisible to the
   * actor: callers must not be able to probe. `access.denied` and `projects.archived` for one that the actor does see.
   */
  async open(tx: EntityManager, actor: Principal, projectId: number, purpose: Purpose): Promise<Project> {
    const project = await this.projects.findVisible(tx, actor, projectId);
    return admit(actor, project, purpose);
  }

  /** The same, with the project held against other changes until the transaction ends. */
  async hold(tx: EntityManager, actor: Principal, projectId: number, purpose: Purpose): Promise<Project> {
    const project = await this.projects.lockVisible(tx, actor, projectId);
    return admit(actor, project, purpose);
  }
}

function admit(actor: Principal, project: Project | undefined, purpose: Purpose): Project {
  if (!project) throw new DomainError('projects.not-found');
  const refusal = refusalOf(actor, project, purpose);
  if (refusal) throw new DomainError(refusal);
  return project;
}
