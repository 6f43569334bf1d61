import { Injectable } from '@nestjs/common';
import { addComment, listComments, type RpcRequest } from '@plumbline/contracts';
import { HandleRpc, type RpcContext } from '@plumbline/messaging';
import { CommentService } from './comment.service';

@Injectable()
export class CommentRpc {
  constructor(private readonly comments: CommentService) {}

  @HandleRpc(listComments)
  list(request: RpcRequest<typeof listComments>) {
    return this.comments.list(request);
  }

  @HandleRpc(addComment)
  add(request: RpcRequest<typeof addComment>, call: RpcContext) {
    return this.comments.add(request, call);
  }
}
