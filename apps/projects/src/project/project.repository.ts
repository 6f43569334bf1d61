import { Injectable } from '@nestjs/common';
import {
  offsetOf,
  type Principal,
  type Project,
  type ProjectRole,
  type RpcRequest,
  type listProjects,
} from '@plumbline/contracts';
import { ColumnMap, contains, inLanguageOrder, type Reader, type Transaction } from '@plumbline/persistence';
import type { SelectQueryBuilder } from 'typeorm';
import { MembershipEntity } from '../membership/membership.entity';
import { ProjectEntity } from './project.entity';
import { fromMembership, visibleProject } from './project-visibility.repository';
import { seesEveryProject } from './project.policy';

export type NewProject = Omit<ProjectEntity, 'id' | 'runningNumber'>;
/** A project of the actor's account, with the role of their membership, if any. */
export interface ActorsProject {
  project: Project;
  role?: ProjectRole;
}

type Listing = Omit<RpcRequest<typeof listProjects>, 'actor'>;

const columns = ColumnMap.of(ProjectEntity);
const memberships = ColumnMap.of(MembershipEntity);

const sortColumns = {
  id: 'id',
  'running-number': 'runningNumber',
  name: inLanguageOrder('name'),
  projectnumber: inLanguageOrder('projectNumber'),
  'drstart-date': 'startDate',
  'drend-date': 'endDate',
  zipcode: inLanguageOrder('zipcode'),
  city: inLanguageOrder('city'),
  street: inLanguageOrder('street'),
  country: inLanguageOrder('country'),
  status: 'status',
  'created-on': 'createdAt',
  'updated-on': 'updatedAt',
} as const satisfies Record<NonNullable<Listing['sort']>['field'], string>;

@Injectable()
export class ProjectRepository {
  /** Finds a project of the actor's account. The caller decides whether the actor sees it. */
  find(tx: Reader, actor: Principal, id: number): Promise<ActorsProject | undefined> {
    return withRole(this.ofAccount(tx, actor).andWhere('project.id = :id', { id }), actor);
  }

  /** As `find`, and locks the project against other changes. Inserts that reference it do not wait for the lock. */
  lock(tx: Transaction, actor: Principal, id: number): Promise<ActorsProject | undefined> {
    const query = this.ofAccount(tx, actor).andWhere('project.id = :id', { id }).setLock('for_no_key_update');
    return withRole(query, actor);
  }

  async listVisible(
    tx: Reader,
    actor: Principal,
    { page, search, sort, changedSince, after }: Listing,
  ): Promise<{ items: Project[]; count: number }> {
    const query = this.ofAccount(tx, actor);
    if (!seesEveryProject(actor)) query.andWhere(visibleProject(membershipValues), { userId: actor.userId });
    if (search) {
      const columns = ['name', 'projectNumber', 'city'].map((column) => contains(`project.${column}`, ':search'));
      query.andWhere(`(${columns.join(' or ')})`, { search });
    }
    if (changedSince) query.andWhere('project.updatedAt >= :changedSince', { changedSince });
    if (after !== undefined) query.andWhere('project.id > :after', { after });
    const direction = sort?.descending ? 'DESC' : 'ASC';
    if (sort) query.orderBy(`project.${sortColumns[sort.field]}`, direction, 'NULLS LAST');
    // New projects come last, and move none of the others to another page.
    const [rows, count] = await query
      .addOrderBy('project.id', direction)
      .skip(offsetOf(page))
      .take(page.size)
      .getManyAndCount();
    return { items: rows.map(toProject), count };
  }

  /**
   * Inserts a project with the next running number of its account, its author as a manager, and the counter of its tickets. It
   * locks the counter of the account until the transaction ends: call it last. A rollback returns the number.
   */
  async insert(tx: Transaction, project: NewProject): Promise<Project> {
    const { accountId, authorId, createdAt } = project;
    const [counter] = await tx.query<[{ last_number: number }]>(
      `insert into project_counter (account_id, last_number) values ($1, 1)
       on conflict (account_id) do update set last_number = project_counter.last_number + 1
       returning last_number`,
      [accountId],
    );
    const row = await columns.insert(tx, { ...project, runningNumber: counter.last_number });
    const manager = {
      accountId,
      projectId: row.id,
      userId: authorId,
      role: 'manager',
      createdAt,
      updatedAt: createdAt,
    } as const;
    const member = memberships.insertion(manager, 3);
    await tx.query(
      `with counter as (insert into ticket_counter (account_id, project_id, last_number) values ($1, $2, 0))
       insert into membership (${member.columns}) values (${member.placeholders})`,
      [accountId, row.id, ...member.values],
    );
    return toProject(row);
  }

  /** Changes a locked project. Resolves with what the database has stored. */
  async update(tx: Transaction, accountId: number, id: number, changes: Partial<NewProject>): Promise<Project> {
    const [row] = await columns.update(tx, { accountId, id }, changes);
    return toProject(row!);
  }

  private ofAccount(tx: Reader, { accountId }: Principal): SelectQueryBuilder<ProjectEntity> {
    return tx.createQueryBuilder(ProjectEntity, 'project').where('project.accountId = :accountId', { accountId });
  }
}

const membershipValues = { accountId: 'project.account_id', projectId: 'project.id', userId: ':userId' };

/** Runs a query for one project and adds the role of the actor's membership. */
async function withRole(
  query: SelectQueryBuilder<ProjectEntity>,
  { userId }: Principal,
): Promise<ActorsProject | undefined> {
  const { entities, raw } = await query
    .addSelect(`(select membership.role ${fromMembership(membershipValues)})`, 'member_role')
    .setParameter('userId', userId)
    .getRawAndEntities<{ member_role: ProjectRole | null }>();
  const [row] = entities;
  return row && { project: toProject(row), role: raw[0]?.member_role ?? undefined };
}

function toProject({ createdAt, updatedAt, ...row }: ProjectEntity): Project {
  return { ...row, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
}
