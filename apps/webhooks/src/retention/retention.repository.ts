import { Injectable } from '@nestjs/common';
import { Database } from '@plumbline/persistence';
import type { EntityManager } from 'typeorm';

/** The first day whose events are kept. */
@Injectable()
export class RetentionRepository {
  constructor(private readonly database: Database) {}

  read(): Promise<string> {
    return this.readBy(this.database.manager, '');
  }

  /**
   * Read, and kept where it is until the transaction ends: what becomes due again in it has an event that is not about to go,
   * or would be seen by retention.
   */
  hold(tx: EntityManager): Promise<string> {
    return this.readBy(tx, 'for share');
  }

  /** Waits for whoever holds it. Never goes back. */
  async advance(day: string): Promise<void> {
    await this.database.manager.query('update retention_mark set first_kept_day = greatest(first_kept_day, $1::date)', [
      day,
    ]);
  }

  private async readBy(manager: EntityManager, lock: string): Promise<string> {
    const [mark] = await manager.query<[{ day: string }]>(
      `select first_kept_day::text as day from retention_mark ${lock}`,
    );
    return mark.day;
  }
}
