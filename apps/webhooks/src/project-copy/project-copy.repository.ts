import { Injectable } from '@nestjs/common';
import type { Reader, Transaction } from '@plumbline/persistence';
import { In } from 'typeorm';
import { ProjectCopyEntity } from './project-copy.entity';

@Injectable()
export class ProjectCopyRepository {
  /** Adds a project unless it is known. The first event is as good as any: a project never moves to another account. */
  async add(tx: Transaction, project: ProjectCopyEntity): Promise<void> {
    await tx.createQueryBuilder().insert().into(ProjectCopyEntity).values(project).orIgnore().execute();
  }

  /** The account of a project; undefined for an unknown one. The only query here across accounts. */
  async findAccount(reader: Reader, id: number): Promise<number | undefined> {
    return (await reader.findOneBy(ProjectCopyEntity, { id }))?.accountId;
  }

  /** The projects of these that belong to the account. */
  async findOwned(reader: Reader, accountId: number, ids: readonly number[]): Promise<Set<number>> {
    const owned = await reader.findBy(ProjectCopyEntity, { accountId, id: In(ids) });
    return new Set(owned.map(({ id }) => id));
  }
}
