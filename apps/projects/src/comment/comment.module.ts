import { Module } from '@nestjs/common';
import { TicketModule } from '../ticket/ticket.module';
import { CommentRepository } from './comment.repository';
import { CommentRpc } from './comment.rpc';
import { CommentService } from './comment.service';

@Module({ imports: [TicketModule], providers: [CommentRepository, CommentRpc, CommentService] })
export class CommentModule {}
