import { Injectable } from '@nestjs/common';
import type { Page, Principal, Project, ProjectRole, RpcRequest, listProjects } from '@plumbline/contracts';
import { containing } from '@plumbline/persistence';
import type { Reader } from '@plumbline/persistence';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { numbered } from '../write/numbered';
import { ProjectEntity } from './project.entity';
import { toProject } from './project.mapping';
import { seesEveryProject } from './project.policy';

export type NewProject = Omit<ProjectEntity, 'id' | 'runningNumber'>;
/** A project that someone sees, and the role that they were given in it as a member. */
export interface VisibleProject {
  project: Project;
  role?: ProjectRole;
}

type Listing = Omit<RpcRequest<typeof listProjects>, 'actor'>;

const sortColumns = { name: 'name', 'created-on': 'createdAt', 'updated-on': 'updatedAt' } as const;

@Injectable()
export class ProjectRepository {
  /** The project if it is the account's and the actor sees it. */
  findVisible(tx: Reader, actor: Principal, id: number): Promise<VisibleProject | undefined> {
    return withRole(this.visible(tx, actor).andWhere('project.id = :id', { id }), actor);
  }

  /** The same, held against other changes until the transaction ends. Its number stays free to be referred to. */
  lockVisible(tx: EntityManager, actor: Principal, id: number): Promise<VisibleProject | undefined> {
    const query = this.visible(tx, actor).andWhere('project.id = :id', { id }).setLock('for_no_key_update');
    return withRole(query, actor);
  }

  async listVisible(
    tx: EntityManager,
    actor: Principal,
    { page, search, sort, changedSince }: Listing,
  ): Promise<{ items: Project[]; count: number }> {
    const query = this.visible(tx, actor);
    if (search) {
      const columns = ['name', 'projectNumber', 'city'].map((column) => `project.${column} ilike :search`);
      query.andWhere(`(${columns.join(' or ')})`, { search: containing(search) });
    }
    if (changedSince) query.andWhere('project.updatedAt >= :changedSince', { changedSince });
    const descending = sort?.descending ?? true;
    const direction = descending ? 'DESC' : 'ASC';
    const [rows, count] = await query
      .orderBy(`project.${sortColumns[sort?.field ?? 'created-on']}`, direction)
      .addOrderBy('project.id', direction)
      .skip(offsetOf(page))
      .take(page.size)
      .getManyAndCount();
    return { items: rows.map(toProject), count };
  }

  /**
   * Inserts a project together with what every project begins with: the next number of its account, its author as a
   * manager, and a counter for its tickets. The account's counter row is locked from here to the end of the transaction, so
   * this comes late in it: a number that is given out is used, or is given back by the rollback.
   */
  async insert(tx: EntityManager, project: NewProject): Promise<Project> {
    const { accountId, authorId, createdAt } = project;
    const [counter] = await tx.query<[{ last_number: number }]>(
      `insert into project_counter (account_id, last_number) values ($1, 1)
       on conflict (account_id) do update set last_number = project_counter.last_number + 1
       returning last_number`,
      [accountId],
    );
    const unnumbered = tx.create(ProjectEntity, { ...project, runningNumber: counter.last_number });
    await tx.insert(ProjectEntity, unnumbered);
    const row = numbered(unnumbered);
    await tx.query(
      `with counter as (insert into ticket_counter (account_id, project_id, last_number) values ($1, $2, 0))
       insert into membership (account_id, project_id, user_id, role, created_at) values ($1, $2, $3, 'manager', $4)`,
      [accountId, row.id, authorId, createdAt],
    );
    return toProject(row);
  }

  async update(tx: EntityManager, accountId: number, id: number, changes: Partial<NewProject>): Promise<void> {
    await tx.update(ProjectEntity, { accountId, id }, changes);
  }

  private visible(tx: Reader, actor: Principal): SelectQueryBuilder<ProjectEntity> {
    const query = tx
      .createQueryBuilder(ProjectEntity, 'project')
      .where('project.accountId = :accountId', { accountId: actor.accountId });
    if (seesEveryProject(actor)) return query;
    return query.andWhere(
      `exists (select from membership where membership.account_id = project.account_id
        and membership.project_id = project.id and membership.user_id = :userId)`,
      { userId: actor.userId },
    );
  }
}

/** The project that a query is about, with the role that the actor was given in it. */
async function withRole(
  query: SelectQueryBuilder<ProjectEntity>,
  { userId }: Principal,
): Promise<VisibleProject | undefined> {
  const { entities, raw } = await query
    .addSelect(
      `(select membership.role from membership where membership.account_id = project.account_id
        and membership.project_id = project.id and membership.user_id = :member)`,
      'member_role',
    )
    .setParameter('member', userId)
    .getRawAndEntities<{ member_role: ProjectRole | null }>();
  const [row] = entities;
  return row && { project: toProject(row), role: raw[0]?.member_role ?? undefined };
}

function offsetOf({ number, size }: Page): number {
  return (number - 1) * size;
}
