import { createPublishedEvents, dropPublishedEvents } from '@plumbline/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keeps published events for a day, for a broker that has lost them. */
export class PublishedEvents1764300000000 implements MigrationInterface {
  readonly name = 'PublishedEvents1764300000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createPublishedEvents(queryRunner);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropPublishedEvents(queryRunner);
  }
}
