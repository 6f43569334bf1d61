import { Injectable } from '@nestjs/common';
import { projectCreated, projectUpdated, type EventEnvelope } from '@plumbline/contracts';
import { DomainError, text } from '@plumbline/errors';
import { Database } from '@plumbline/persistence';
import { ProjectCopyRepository } from './project-copy.repository';

/** The events that say which account a project belongs to. */
const projectEvents: readonly string[] = [projectCreated.type, projectUpdated.type];
const maxCached = 10_000;

/** Guards events against projects of other accounts. */
@Injectable()
export class ProjectOwnership {
  /** The accounts of projects, which never change. */
  private readonly cache = new Map<number, number>();

  constructor(
    private readonly database: Database,
    private readonly projects: ProjectCopyRepository,
  ) {}

  /**
   * Admits an event unless it names another account's project, and copies the project from its own events. Repeatable. Events
   * of unknown projects are admitted: relays and consumers run in parallel, so that the first ticket of a project may arrive
   * before the project. This is safe, because deliveries only go to endpoints of the event's account.
   * @throws DomainError `events.foreign-project`
   */
  async admit({ type, accountId, projectId }: EventEnvelope): Promise<void> {
    if (projectId === undefined) return;
    if (projectEvents.includes(type)) {
      await this.database.transaction((tx) => this.projects.add(tx, { id: projectId, accountId }));
    }
    const owner = await this.accountOf(projectId);
    if (owner === undefined || owner === accountId) return;
    throw new DomainError('events.foreign-project', {
      detail: text('project {{project}} does not belong to account {{account}}', {
        project: projectId,
        account: accountId,
      }),
    });
  }

  private async accountOf(projectId: number): Promise<number | undefined> {
    const cached = this.cache.get(projectId);
    if (cached !== undefined) return cached;
    const accountId = await this.projects.findAccount(this.database.reader, projectId);
    if (accountId === undefined) return undefined;
    if (this.cache.size >= maxCached) this.cache.clear();
    this.cache.set(projectId, accountId);
    return accountId;
  }
}
