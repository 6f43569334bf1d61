import { Module } from '@nestjs/common';
import { AttachmentController } from '../attachment/attachment.http';
import { Attachments } from '../attachment/attachments';
import { FileModule } from '../file/file.module';
import { CommentController } from './comment.http';
import { TicketController } from './ticket.http';

/** Tickets with their comments and attachments. */
@Module({
  imports: [FileModule],
  controllers: [TicketController, CommentController, AttachmentController],
  providers: [Attachments],
})
export class TicketModule {}
