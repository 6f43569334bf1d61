import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GATEWAY_CONFIG, type GatewayConfig } from '../config';
import { consolePolicy, explorerPolicy, takesPage } from './console.policy';

/** What the build writes wherever a style or a script carries the nonce of its answer. */
const noncePlaceholder = '__NONCE__';
const year = 365 * 86_400_000;

/** The console as it was built: its one page, and the files that the page loads. */
@Injectable()
export class ConsoleFiles {
  private readonly directory: string | undefined;
  private readonly page: string | undefined;

  constructor(@Inject(GATEWAY_CONFIG) { CONSOLE_DIRECTORY }: GatewayConfig) {
    this.directory = CONSOLE_DIRECTORY;
    this.page = CONSOLE_DIRECTORY && readFileSync(join(CONSOLE_DIRECTORY, 'index.html'), 'utf8');
  }

  /**
   * Whether a request that fits no route is a person's at a browser. Which pages there are is known to the page alone, so that
   * a link deep into it works, and one that leads nowhere is told so there.
   */
  takes(request: FastifyRequest): boolean {
    return this.page !== undefined && takesPage(request);
  }

  sendPage(reply: FastifyReply): void {
    // Mantine makes style elements; the nonce lets in those, and none that somebody else managed to insert.
    const nonce = randomBytes(16).toString('base64');
    void reply
      .headers({ ...consolePolicy(nonce), 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
      .send(this.page?.replaceAll(noncePlaceholder, nonce));
  }

  /** The page that shows the API, in the view that its address names. What it is made of makes style elements without a nonce. */
  sendExplorer(reply: FastifyReply): FastifyReply {
    if (this.directory === undefined) return reply.callNotFound() as unknown as FastifyReply;
    return reply.headers(explorerPolicy).sendFile('explorer.html', this.directory, { cacheControl: false });
  }

  /** Files named after their content never change; the few others are asked for anew after an hour. */
  sendFile(reply: FastifyReply, path: string, { hashed }: { hashed: boolean }): FastifyReply {
    if (this.directory === undefined) return reply.callNotFound() as unknown as FastifyReply;
    const maxAge = hashed ? year : 3_600_000;
    return reply
      .header('vary', 'accept-encoding')
      .sendFile(path, this.directory, { maxAge, immutable: hashed, index: false, dotfiles: 'ignore' });
  }
}
