import { Injectable } from '@nestjs/common';
import type { Principal } from '@plumbline/contracts';
import { ServedRoutes } from '../pipeline/served-routes';
import type { AtHand } from './example-ids.query';
import type { OpenApiDocument } from './openapi';
import { openApiDocument } from './openapi-document';
import { withOwnIds } from './own-ids';
import { ReadersIds } from './readers-ids';

/** The description of the API that this gateway serves, as each reader needs it. */
@Injectable()
export class Documentation {
  private document?: OpenApiDocument;

  constructor(
    private readonly routes: ServedRoutes,
    private readonly readersIds: ReadersIds,
  ) {}

  /** `baseUrl` is where clients reach the API. */
  async of(reader: Principal, atHand: AtHand, baseUrl: string): Promise<OpenApiDocument> {
    this.document ??= openApiDocument(this.routes.ofApi());
    const found =
      atHand.project === undefined && atHand.ticket === undefined ? {} : await this.readersIds.of(reader, atHand);
    const document = withOwnIds(this.document, { ...found, customer: String(reader.accountId) });
    return { ...document, servers: [{ url: baseUrl }] };
  }
}
