import { Module } from '@nestjs/common';
import { AttachmentRepository } from './attachment.repository';

/** The records alone: a ticket that is deleted has to name its files, and attachments have to ask for their ticket. */
@Module({ providers: [AttachmentRepository], exports: [AttachmentRepository] })
export class AttachmentRecordModule {}
