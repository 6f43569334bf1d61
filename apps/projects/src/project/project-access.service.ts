import { Injectable } from '@nestjs/common';
import type { Principal, Project } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import type { Reader } from '@plumbline/persistence';
import type { EntityManager } from 'typeorm';
import { refusalOf, standingOf, type Purpose, type Standing } from './project.policy';
import { ProjectRepository, type VisibleProject } from './project.repository';

/** A project that someone may use, and what they are in it. */
export interface OpenProject extends Standing {
  project: Project;
}

/** The door to everything inside a project. */
@Injectable()
export class ProjectAccess {
  constructor(private readonly projects: ProjectRepository) {}

  /**
   * The project, when the actor may use it for this purpose.
   * @throws DomainError `projects.not-found` for one that does not exist, is another account's or is invisible to the
   * actor: callers must not be able to probe. `access.denied` and `projects.archived` for one that the actor does see.
   */
  async open(tx: Reader, actor: Principal, projectId: number, purpose: Purpose): Promise<OpenProject> {
    return admit(actor, await this.projects.findVisible(tx, actor, projectId), purpose);
  }

  /** The same, with the project held against other changes until the transaction ends. */
  async hold(tx: EntityManager, actor: Principal, projectId: number, purpose: Purpose): Promise<OpenProject> {
    return admit(actor, await this.projects.lockVisible(tx, actor, projectId), purpose);
  }
}

function admit(actor: Principal, found: VisibleProject | undefined, purpose: Purpose): OpenProject {
  if (!found) throw new DomainError('projects.not-found');
  const standing = standingOf(actor, found.role);
  const refusal = refusalOf(standing, found.project, purpose);
  if (refusal) throw new DomainError(refusal);
  return { project: found.project, ...standing };
}
