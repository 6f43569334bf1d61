import { Module } from '@nestjs/common';
import { TicketModule } from '../ticket/ticket.module';
import { AttachmentRecordModule } from './attachment-record.module';
import { AttachmentRpc } from './attachment.rpc';
import { AttachmentService } from './attachment.service';

@Module({ imports: [AttachmentRecordModule, TicketModule], providers: [AttachmentRpc, AttachmentService] })
export class AttachmentModule {}
