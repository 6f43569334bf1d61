import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { ProjectCopyEntity } from './project-copy.entity';

@Injectable()
export class ProjectCopyRepository {
  /** Keeps whose a project is. Who said it first is right: a project never moves to another account. */
  async add(tx: EntityManager, project: ProjectCopyEntity): Promise<void> {
    await tx.createQueryBuilder().insert().into(ProjectCopyEntity).values(project).orIgnore().execute();
  }

  /** Whose a project is; undefined for one that nobody has told of. The one question here that is asked across accounts. */
  async accountOf(tx: EntityManager, id: number): Promise<number | undefined> {
    return (await tx.findOneBy(ProjectCopyEntity, { id }))?.accountId;
  }

  /** Whether everybody has been told whose each of the projects is. */
  async areAllKnown(tx: EntityManager, ids: readonly number[]): Promise<boolean> {
    return (await tx.countBy(ProjectCopyEntity, { id: In(ids) })) === new Set(ids).size;
  }

  /** Those of the projects that are the account's. */
  async ownedBy(tx: EntityManager, accountId: number, ids: readonly number[]): Promise<Set<number>> {
    const owned = await tx.findBy(ProjectCopyEntity, { accountId, id: In(ids) });
    return new Set(owned.map(({ id }) => id));
  }
}
