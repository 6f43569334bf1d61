import { Module } from '@nestjs/common';
import { FileModule } from '../file/file.module';
import { AttachmentController } from './attachment.http';
import { Attachments } from './attachments';

/** The attachments of tickets. */
@Module({ imports: [FileModule], controllers: [AttachmentController], providers: [Attachments] })
export class AttachmentModule {}
