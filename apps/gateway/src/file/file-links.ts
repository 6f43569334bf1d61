import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { isSameSecret } from '@plumbline/crypto';
import { DomainError } from '@plumbline/errors';
import { Clock } from '@plumbline/runtime';
import { GATEWAY_CONFIG, type GatewayConfig } from '../config';

/** The file that a link gives access to, and how browsers present it. */
export interface LinkedFile {
  key: string;
  contentType: string;
  name: string;
}

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
    query.set('signature', this.sign(key, query));
    return `/files/${key}?${query.toString()}`;
  }

  /** @throws DomainError `files.link-invalid` if the link was altered or has expired. */
  verify(key: string, given: Readonly<Record<string, string | undefined>>): LinkedFile {
    const { type = '', name = '', expires = '', signature = '' } = given;
    const expected = this.sign(key, new URLSearchParams({ type, name, expires }));
    if (!isSameSecret(signature, expected) || Number(expires) * 1_000 <= this.clock.now().getTime()) {
      throw new DomainError('files.link-invalid', { detail: 'List the attachments again to get a new link.' });
    }
    return { key, contentType: type, name };
  }

  private sign(key: string, query: URLSearchParams): string {
    const signed = `${key}\n${['type', 'name', 'expires'].map((name) => query.get(name)).join('\n')}`;
    return createHmac('sha256', this.secret).update(`plumbline/file-link/v1\n${signed}`).digest('base64url');
  }
}
