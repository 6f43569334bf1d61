import { Module } from '@nestjs/common';
import { TicketModule } from '../ticket/ticket.module';
import { AttachmentRpc } from './attachment.rpc';
import { AttachmentService } from './attachment.service';

@Module({ imports: [TicketModule], providers: [AttachmentRpc, AttachmentService] })
export class AttachmentModule {}
