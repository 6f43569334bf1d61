import { Injectable } from '@nestjs/common';
import type { Component } from '@plumbline/contracts';
import { changedAtOrAfter, ColumnMap, type Reader, type Transaction } from '@plumbline/persistence';
import { ComponentEntity } from './component.entity';

const columns = ColumnMap.of(ComponentEntity);

@Injectable()
export class ComponentRepository {
  /** Lists the components of a project in the order of their creation; with an instant, those that changed at or after it. */
  async list(reader: Reader, accountId: number, projectId: number, changedSince?: string): Promise<Component[]> {
    const rows = await reader.find(ComponentEntity, {
      where: { accountId, projectId, ...changedAtOrAfter(changedSince) },
      order: { id: 'ASC' },
    });
    return rows.map(toComponent);
  }

  async insert(tx: Transaction, component: Omit<ComponentEntity, 'id'>): Promise<Component> {
    return toComponent(await columns.insert(tx, component));
  }
}

function toComponent({ id, projectId, name, createdAt }: ComponentEntity): Component {
  return { id, projectId, name, createdAt: createdAt.toISOString() };
}
