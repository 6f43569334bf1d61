import { Injectable } from '@nestjs/common';
import type { Principal, Project } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import type { Reader, Transaction } from '@plumbline/persistence';
import { accessLevelOf, refusalOf, seesProject, type AccessLevel, type Purpose } from './project.policy';
import { ProjectRepository, type ActorsProject } from './project.repository';

/** A project with the actor's access level. */
export interface OpenProject extends AccessLevel {
  project: Project;
}

/** Authorises access to a project and to everything in it. */
@Injectable()
export class ProjectAccessService {
  constructor(private readonly projects: ProjectRepository) {}

  /**
   * Returns the project if the actor may use it for this purpose.
   * @throws DomainError `projects.not-found` alike for unknown projects, those of other accounts and those that the actor does
   * not see, so that callers cannot probe for projects; `access.denied` and `projects.archived` for visible projects.
   */
  async open(tx: Reader, actor: Principal, projectId: number, purpose: Purpose): Promise<OpenProject> {
    return admit(actor, await this.projects.find(tx, actor, projectId), purpose);
  }

  /** As `open`, and locks the project against other changes until the transaction ends. */
  async lock(tx: Transaction, actor: Principal, projectId: number, purpose: Purpose): Promise<OpenProject> {
    return admit(actor, await this.projects.lock(tx, actor, projectId), purpose);
  }
}

function admit(actor: Principal, found: ActorsProject | undefined, purpose: Purpose): OpenProject {
  if (!found || !seesProject(actor, found.role)) throw new DomainError('projects.not-found');
  const access = accessLevelOf(actor, found.role);
  const refusal = refusalOf(access, found.project, purpose);
  if (refusal) throw new DomainError(refusal);
  return { project: found.project, ...access };
}
