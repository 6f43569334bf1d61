import { Module } from '@nestjs/common';
import { AttachmentRecordModule } from '../attachment/attachment-record.module';
import { ProjectModule } from '../project/project.module';
import { TicketAccess } from './ticket-access';
import { TicketListRepository } from './ticket-list.repository';
import { TicketQueries } from './ticket-queries';
import { TicketReferenceRepository } from './ticket-reference.repository';
import { TicketRepository } from './ticket.repository';
import { TicketRpc } from './ticket.rpc';
import { TicketService } from './ticket.service';

@Module({
  imports: [AttachmentRecordModule, ProjectModule],
  providers: [
    TicketAccess,
    TicketListRepository,
    TicketQueries,
    TicketReferenceRepository,
    TicketRepository,
    TicketRpc,
    TicketService,
  ],
  exports: [TicketAccess],
})
export class TicketModule {}
