import { createOutbox, createProcessedRequests, dropOutbox, dropProcessedRequests } from '@plumbline/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Events waiting to be sent, and the writes that have been done. */
export class Messaging1764000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createOutbox(runner);
    await createProcessedRequests(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropProcessedRequests(runner);
    await dropOutbox(runner);
  }
}
