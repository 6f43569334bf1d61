import { Module, type DynamicModule } from '@nestjs/common';
import { rpcContracts } from '@plumbline/contracts';
import { MessagingModule } from '@plumbline/messaging';
import { PersistenceModule } from '@plumbline/persistence';
import { AttachmentModule } from './attachment/attachment.module';
import { CommentModule } from './comment/comment.module';
import { ComponentModule } from './component/component.module';
import type { Config } from './config';
import { MembershipModule } from './membership/membership.module';
import { ProjectModule } from './project/project.module';
import { databaseOptions } from './schema';
import { TicketTypeModule } from './ticket-type/ticket-type.module';
import { TicketModule } from './ticket/ticket.module';

/** The projects service: projects, their members and their tickets. */
@Module({})
export class ProjectsModule {
  static register(config: Config): DynamicModule {
    return {
      module: ProjectsModule,
      imports: [
        PersistenceModule.register(databaseOptions(config)),
        MessagingModule.register({
          service: 'projects',
          url: config.RABBITMQ_URL,
          maxMessageBytes: config.RABBITMQ_MAX_MESSAGE_BYTES,
          contracts: rpcContracts.filter(({ service }) => service === 'projects'),
        }),
        ProjectModule,
        MembershipModule,
        ComponentModule,
        TicketTypeModule,
        TicketModule,
        CommentModule,
        AttachmentModule,
      ],
    };
  }
}
