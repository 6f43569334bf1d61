import { Injectable } from '@nestjs/common';
import type { Component } from '@plumbline/contracts';
import type { EntityManager } from 'typeorm';
import { numbered } from '../write/numbered';
import { ComponentEntity } from './component.entity';

@Injectable()
export class ComponentRepository {
  /** A project's components in the order in which they were made. */
  async list(tx: EntityManager, accountId: number, projectId: number): Promise<Component[]> {
    const rows = await tx.find(ComponentEntity, { where: { accountId, projectId }, order: { id: 'ASC' } });
    return rows.map(toComponent);
  }

  async insert(tx: EntityManager, component: Omit<ComponentEntity, 'id'>): Promise<Component> {
    const row = tx.create(ComponentEntity, component);
    await tx.insert(ComponentEntity, row);
    return toComponent(numbered(row));
  }
}

function toComponent({ id, projectId, name, createdAt }: ComponentEntity): Component {
  return { id, projectId, name, createdAt: createdAt.toISOString() };
}
