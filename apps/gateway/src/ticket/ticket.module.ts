import { Module } from '@nestjs/common';
import { FileModule } from '../file/file.module';
import { CommentController } from './comment.http';
import { TicketController } from './ticket.http';

/** Tickets with their comments. */
@Module({ imports: [FileModule], controllers: [TicketController, CommentController] })
export class TicketModule {}
