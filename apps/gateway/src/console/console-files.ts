import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GATEWAY_CONFIG, type GatewayConfig } from '../config';
import { publicOriginOf } from '../file/store/public-origin';
import { consolePolicy, explorerPolicy, takesPage } from './console.policy';

/** Placeholder that the build writes where a style or script carries the nonce of the response. */
const noncePlaceholder = '__NONCE__';
const year = 365 * 86_400_000;

/** The built console: its single page, and the files that the page loads. */
@Injectable()
export class ConsoleFiles {
  private readonly directory: string | undefined;
  private readonly page: string | undefined;
  private readonly fileOrigin: string | undefined;

  constructor(@Inject(GATEWAY_CONFIG) { CONSOLE_DIRECTORY, ...config }: GatewayConfig) {
    this.fileOrigin = publicOriginOf(config);
    this.directory = CONSOLE_DIRECTORY;
    this.page = CONSOLE_DIRECTORY && readFileSync(join(CONSOLE_DIRECTORY, 'index.html'), 'utf8');
  }

  /**
   * Whether the response to a request that matches no route is the console page. Only the page knows its own routes: it opens
   * deep links, and shows its own message for a path that does not exist.
   */
  takes(request: FastifyRequest): boolean {
    return this.page !== undefined && takesPage(request);
  }

  sendPage(reply: FastifyReply): void {
    // Mantine creates style elements. The nonce allows those and no injected ones.
    const nonce = randomBytes(16).toString('base64');
    void reply
      .headers({
        ...consolePolicy(nonce, this.fileOrigin),
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
      })
      .send(this.page?.replaceAll(noncePlaceholder, nonce));
  }

  /** The API explorer page. Its libraries create style elements without a nonce, so its policy allows inline styles. */
  sendExplorer(reply: FastifyReply): FastifyReply {
    if (this.directory === undefined) return reply.callNotFound() as unknown as FastifyReply;
    return reply.headers(explorerPolicy).sendFile('explorer.html', this.directory, { cacheControl: false });
  }

  /** Files named by a hash of their content are cached for a year, all others for an hour. */
  sendFile(reply: FastifyReply, path: string, { hashed }: { hashed: boolean }): FastifyReply {
    if (this.directory === undefined) return reply.callNotFound() as unknown as FastifyReply;
    const maxAge = hashed ? year : 3_600_000;
    return reply
      .header('vary', 'accept-encoding')
      .sendFile(path, this.directory, { maxAge, immutable: hashed, index: false, dotfiles: 'ignore' });
  }
}
