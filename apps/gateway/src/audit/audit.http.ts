import { Controller, Get, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { auditEntryResource, listAuditEntries, readAuditEntries, type Principal } from '@plumbline/contracts';
import { pageOf, type Document } from '@plumbline/http';
import { RpcClient } from '@plumbline/messaging';
import type { FastifyReply } from 'fastify';
import { Actor } from '../routing/principal.decorator';
import { Route } from '../routing/route.decorator';
import { auditCsv } from './audit-csv';
import { AuditQuery } from './audit.query';

const entriesAtOnce = 1_000;

/** The audit trail, as pages and as a CSV download. */
@ApiTags('Audit trail')
@Controller('api/v2/:customer/audit_entries')
export class AuditController {
  constructor(private readonly rpc: RpcClient) {}

  @Get()
  @Route({
    access: 'owner',
    scope: 'read',
    summary: 'List the audit trail',
    description: 'The newest entries come first.',
    response: { page: auditEntryResource },
  })
  async list(@Actor() actor: Principal, @AuditQuery() { page, filters }: AuditQuery): Promise<Document> {
    const { items, count } = await this.rpc.call(listAuditEntries, { actor, page, ...filters });
    return pageOf(items.map(auditEntryResource.of), { count, page });
  }

  @Get('export')
  @Route({
    access: 'owner',
    scope: 'read',
    summary: 'Export the audit trail as CSV',
    description:
      'RFC 4180 in UTF-8, with a byte order mark for spreadsheets. Values that a spreadsheet would take for a ' +
      'formula start with an apostrophe. `page` and `pagesize` are ignored: the file contains all entries that ' +
      'match the filters.',
    produces: 'text/csv',
  })
  async export(
    @Actor() actor: Principal,
    @AuditQuery() { filters }: AuditQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const read = async (before?: string) =>
      (await this.rpc.call(readAuditEntries, { actor, before, limit: entriesAtOnce, ...filters })).items;
    // The first page is read before the response starts, so that a refusal is an error document and not a truncated file.
    const first = await read();
    const csv = auditCsv((before) => (before === undefined ? Promise.resolve(first) : read(before)));
    await reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="audit-trail.csv"')
      .send(csv);
  }
}
