import { Injectable } from '@nestjs/common';
import {
  addAttachment,
  checkAttachable,
  deleteAttachment,
  type Attachment,
  type Principal,
} from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { RpcClient, type CallOptions } from '@plumbline/messaging';
import type { FastifyRequest } from 'fastify';
import { v5 as uuidOf, v7 as newUuid } from 'uuid';
import { warnAt } from '../routing/inputs';
import { Files } from '../file/files';
import { receiveUpload } from './upload';

interface Place {
  actor: Principal;
  projectId: number;
  ticketUuid: string;
}

/** Namespace of the ids that are derived from a client's idempotency key. */
const keyNamespace = '5d1f0c52-6f0e-4b57-9a0c-0a3c3f8b8f0e';

/** Stores the bytes of attachments in the blob store and their records in the projects service. */
@Injectable()
export class Attachments {
  constructor(
    private readonly rpc: RpcClient,
    private readonly files: Files,
  ) {}

  /** Checks that the actor may attach to the ticket, stores the file, then records it. */
  async add(place: Place, request: FastifyRequest, { idempotencyKey }: CallOptions): Promise<Attachment> {
    await this.rpc.call(checkAttachable, place);
    const { accountId } = place.actor;
    const stored: Parameters<Files['discard']> = [];
    try {
      const {
        id,
        name = 'file',
        caption,
        blob,
      } = await receiveUpload(request, warnAt(request), async (content) => {
        const kept = await this.files.store(content, accountId);
        stored.push(kept);
        return kept;
      });
      const file = await this.files.examine(blob, accountId, name);
      stored.splice(stored.indexOf(blob), 1, file);
      const attachment = await this.rpc.call(addAttachment, {
        ...place,
        // A repeat with the same key names the same attachment, although it stores the bytes again.
        id: id ?? (idempotencyKey === undefined ? newUuid() : uuidOf(idempotencyKey, keyNamespace)),
        name,
        caption,
        file,
      });
      await this.files.discard(...stored.filter(({ key }) => key !== attachment.file.key));
      return attachment;
    } catch (error) {
      if (mayBeRecorded(error)) throw error;
      await this.files.discard(...stored);
      throw error;
    }
  }

  async delete(place: Place, id: string, options: CallOptions): Promise<void> {
    const { file } = await this.rpc.call(deleteAttachment, { ...place, id }, options);
    await this.files.discard(file);
  }
}

/** A call without a reply may have succeeded. Unreferenced bytes are better than a record without its bytes. */
function mayBeRecorded(error: unknown): boolean {
  return error instanceof DomainError && error.status >= 500;
}
