import { Injectable } from '@nestjs/common';
import { projectCreated, projectUpdated, type EventEnvelope } from '@plumbline/contracts';
import { setTimeout as delay } from 'node:timers/promises';
import { DomainError } from '@plumbline/errors';
import { Database } from '@plumbline/persistence';
import { ProjectCopyRepository } from './project-copy.repository';

const telling: readonly string[] = [projectCreated.type, projectUpdated.type];
const remembered = 10_000;
/** Milliseconds after which a project that nobody tells of is taken for one that does not exist. */
const longestWayMs = 3_000;
const lookMs = 25;

/** Whose the projects are that events name. */
@Injectable()
export class ProjectOwnership {
  /** What was asked of the database before; it cannot change. */
  private readonly accounts = new Map<number, number>();

  constructor(
    private readonly database: Database,
    private readonly projects: ProjectCopyRepository,
  ) {}

  /**
   * Lets an event pass unless it names another account's project, and learns from a project's own events. Repeatable by
   * nature. An unknown project passes: relays and consumers run side by side, so that a project's first ticket may well be
   * here before the project itself. It can mislead nobody, as deliveries go to the endpoints of the event's account alone.
   * @throws DomainError `events.foreign-project`
   */
  async admit({ type, accountId, projectId }: EventEnvelope): Promise<void> {
    if (projectId === undefined) return;
    if (telling.includes(type)) await this.projects.add(this.database.manager, { id: projectId, accountId });
    const owner = await this.accountOf(projectId);
    if (owner === undefined || owner === accountId) return;
    throw new DomainError('events.foreign-project', {
      detail: `project ${projectId} does not belong to account ${accountId}`,
    });
  }

  /**
   * Waits a moment for projects that nobody has told of: the event of one that was made just now is on its way. Whose they
   * are is not looked at.
   */
  async waitUntilKnown(ids: readonly number[] | null = null): Promise<void> {
    if (!ids) return;
    const end = performance.now() + longestWayMs;
    while (performance.now() < end && !(await this.projects.areAllKnown(this.database.manager, ids)))
      await delay(lookMs);
  }

  private async accountOf(projectId: number): Promise<number | undefined> {
    const known = this.accounts.get(projectId);
    if (known !== undefined) return known;
    const accountId = await this.projects.accountOf(this.database.manager, projectId);
    if (accountId === undefined) return undefined;
    if (this.accounts.size >= remembered) this.accounts.clear();
    this.accounts.set(projectId, accountId);
    return accountId;
  }
}
