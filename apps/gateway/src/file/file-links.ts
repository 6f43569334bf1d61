import { Inject, Injectable } from '@nestjs/common';
import { isSameSecret, signJson } from '@plumbline/crypto';
import { DomainError } from '@plumbline/errors';
import { Clock } from '@plumbline/runtime';
import { z } from 'zod';
import { GATEWAY_CONFIG, type GatewayConfig } from '../config';

/** The file that a link gives access to, and how browsers present it. */
export interface LinkedFile {
  key: string;
  contentType: string;
  name: string;
}

/** What is signed together with the key of the file. */
const linkTerms = z.object({
  type: z.string(),
  name: z.string(),
  /** Unix time in seconds. */
  expires: z.string().regex(/^[1-9]\d{0,11}$/),
});
type LinkTerms = z.infer<typeof linkTerms>;

/** The query string of a link. A parameter that occurs twice is a list, and refused. */
const linkQuery = linkTerms.extend({ signature: z.string() });

/** Signed links that give access to a file without credentials until they expire. */
@Injectable()
export class FileLinks {
  private readonly secret: string;
  private readonly lifetime: number;

  constructor(
    @Inject(GATEWAY_CONFIG) { FILE_LINK_SECRET, FILE_LINK_SECONDS }: GatewayConfig,
    private readonly clock: Clock,
  ) {
    this.secret = FILE_LINK_SECRET;
    this.lifetime = FILE_LINK_SECONDS;
  }

  /** Path and query string of a link. */
  pathTo({ key, contentType, name }: LinkedFile): string {
    const expires = String(Math.floor(this.clock.now().getTime() / 1_000) + this.lifetime);
    const query = new URLSearchParams({ type: contentType, name, expires });
    // What the query contains is signed: it replaces characters that have no form in UTF-8.
    query.set('signature', this.sign(key, linkTerms.parse(Object.fromEntries(query))));
    return `/files/${key}?${query.toString()}`;
  }

  /** @throws DomainError `files.link-invalid` if the link was altered or has expired. */
  verify(key: string, given: unknown): LinkedFile {
    const link = linkQuery.safeParse(given).data;
    if (!link || !isSameSecret(link.signature, this.sign(key, link)) || this.isOver(link)) {
      throw new DomainError('files.link-invalid', { detail: 'List the attachments again to get a new link.' });
    }
    return { key, contentType: link.type, name: link.name };
  }

  private isOver({ expires }: LinkTerms): boolean {
    return Number(expires) * 1_000 <= this.clock.now().getTime();
  }

  private sign(key: string, { type, name, expires }: LinkTerms): string {
    return signJson(this.secret, ['plumbline/file-link/v2', key, type, name, expires]);
  }
}
