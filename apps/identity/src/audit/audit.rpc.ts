import { listAuditEntries, readAuditEntries, type RpcReply, type RpcRequest } from '@plumbline/contracts';
import { HandleRpc } from '@plumbline/messaging';
import { Injectable } from '@nestjs/common';
import { AuditService } from './audit.service';

@Injectable()
export class AuditRpc {
  constructor(private readonly audit: AuditService) {}

  @HandleRpc(listAuditEntries)
  list(request: RpcRequest<typeof listAuditEntries>): Promise<RpcReply<typeof listAuditEntries>> {
    return this.audit.list(request);
  }

  @HandleRpc(readAuditEntries)
  read(request: RpcRequest<typeof readAuditEntries>): Promise<RpcReply<typeof readAuditEntries>> {
    return this.audit.read(request);
  }
}
