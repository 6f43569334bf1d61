import { Injectable } from '@nestjs/common';
import type { Component } from '@plumbline/contracts';
import { ColumnMap, type Reader, type Transaction } from '@plumbline/persistence';
import { ComponentEntity } from './component.entity';

const columns = ColumnMap.of(ComponentEntity);

@Injectable()
export class ComponentRepository {
  /** Lists the components of a project in the order of their creation. */
  async list(reader: Reader, accountId: number, projectId: number): Promise<Component[]> {
    const rows = await reader.find(ComponentEntity, { where: { accountId, projectId }, order: { id: 'ASC' } });
    return rows.map(toComponent);
  }

  async insert(tx: Transaction, component: Omit<ComponentEntity, 'id'>): Promise<Component> {
    return toComponent(await columns.insert(tx, component));
  }
}

function toComponent({ id, projectId, name, createdAt }: ComponentEntity): Component {
  return { id, projectId, name, createdAt: createdAt.toISOString() };
}
