import { Injectable } from '@nestjs/common';
import {
  addAttachment,
  checkAttachable,
  deleteAttachment,
  getAttachment,
  listAttachments,
  type RpcRequest,
} from '@plumbline/contracts';
import { HandleRpc, type RpcContext } from '@plumbline/messaging';
import { AttachmentService } from './attachment.service';

@Injectable()
export class AttachmentRpc {
  constructor(private readonly attachments: AttachmentService) {}

  @HandleRpc(checkAttachable)
  check(request: RpcRequest<typeof checkAttachable>) {
    return this.attachments.check(request);
  }

  @HandleRpc(listAttachments)
  list(request: RpcRequest<typeof listAttachments>) {
    return this.attachments.list(request);
  }

  @HandleRpc(getAttachment)
  get(request: RpcRequest<typeof getAttachment>) {
    return this.attachments.get(request);
  }

  @HandleRpc(addAttachment)
  add(request: RpcRequest<typeof addAttachment>, call: RpcContext) {
    return this.attachments.add(request, call);
  }

  @HandleRpc(deleteAttachment)
  delete(request: RpcRequest<typeof deleteAttachment>, call: RpcContext) {
    return this.attachments.delete(request, call);
  }
}
