import { Module } from '@nestjs/common';
import { AttachmentRepository } from '../attachment/attachment.repository';
import { ProjectModule } from '../project/project.module';
import { TicketAccessService } from './ticket-access.service';
import { TicketListRepository } from './ticket-list.repository';
import { TicketQueryService } from './ticket-query.service';
import { TicketReferenceRepository } from './ticket-reference.repository';
import { TicketRepository } from './ticket.repository';
import { TicketRpc } from './ticket.rpc';
import { TicketService } from './ticket.service';

@Module({
  imports: [ProjectModule],
  providers: [
    // Provided here, not in AttachmentModule: deleting a ticket deletes its attachments, and attachments need their ticket.
    AttachmentRepository,
    TicketAccessService,
    TicketListRepository,
    TicketQueryService,
    TicketReferenceRepository,
    TicketRepository,
    TicketRpc,
    TicketService,
  ],
  exports: [AttachmentRepository, TicketAccessService, TicketRepository],
})
export class TicketModule {}
