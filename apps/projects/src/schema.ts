import { OutboxEntity, ProcessedRequestEntity, PublishedEventEntity } from '@plumbline/messaging';
import type { DatabaseOptions } from '@plumbline/persistence';
import { AttachmentEntity } from './attachment/attachment.entity';
import { CommentEntity } from './comment/comment.entity';
import { ComponentEntity } from './component/component.entity';
import { MembershipEntity } from './membership/membership.entity';
import type { Config } from './config';
import { migrations } from './migration';
import { ProjectCounterEntity, ProjectEntity } from './project/project.entity';
import { ProjectTicketTypeEntity, TicketTypeEntity } from './ticket-type/ticket-type.entity';
import { DeletedTicketEntity } from './ticket/deleted-ticket.entity';
import { TicketCounterEntity } from './ticket/ticket-counter.entity';
import { TicketEntity } from './ticket/ticket.entity';
import { UserCopyEntity } from './user-copy/user-copy.entity';

const entities = [
  AttachmentEntity,
  CommentEntity,
  ComponentEntity,
  DeletedTicketEntity,
  UserCopyEntity,
  MembershipEntity,
  OutboxEntity,
  ProcessedRequestEntity,
  PublishedEventEntity,
  ProjectCounterEntity,
  ProjectEntity,
  ProjectTicketTypeEntity,
  TicketCounterEntity,
  TicketEntity,
  TicketTypeEntity,
];

/** The connection to the service's schema. */
export function databaseOptions(config: Pick<Config, 'DATABASE_URL' | 'DATABASE_POOL_SIZE'>): DatabaseOptions {
  return {
    url: config.DATABASE_URL,
    poolSize: config.DATABASE_POOL_SIZE,
    schema: 'projects',
    entities,
    migrations,
  };
}
