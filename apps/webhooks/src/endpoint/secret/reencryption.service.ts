import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { UnreadableFieldError } from '@plumbline/crypto';
import { Database } from '@plumbline/persistence';
import { BackgroundLoop, Log } from '@plumbline/runtime';
import { EncryptionSettings } from '../../settings';
import { EndpointRepository } from '../endpoint.repository';
import { EndpointEncryption } from './endpoint-encryption';
import { OutdatedSecretRepository, type OutdatedEndpoint } from './outdated-secret.repository';

const intervalMs = 60 * 60_000;
/** Endpoints per query. */
const batch = 500;

/**
 * Background loop that encrypts stored secrets again after the current key has changed, in one process at a time, so that the
 * old key can be removed. It runs hourly because a process that has not restarted yet still encrypts with the old key.
 */
@Injectable()
export class ReencryptionService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: BackgroundLoop;

  constructor(
    private readonly database: Database,
    private readonly outdated: OutdatedSecretRepository,
    private readonly endpoints: EndpointRepository,
    private readonly encryption: EndpointEncryption,
    private readonly settings: EncryptionSettings,
    private readonly log: Log,
  ) {
    this.loop = new BackgroundLoop(
      { name: 'reencryption', everyMs: intervalMs, run: (signal) => this.run(signal) },
      log,
    );
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  private async run(signal: AbortSignal): Promise<void> {
    await this.database.exclusively('reencryption', () => this.reencryptAll(signal));
  }

  private async reencryptAll(signal: AbortSignal): Promise<void> {
    const { current } = this.settings;
    let [reencrypted, unreadable] = [0, 0];
    for (let after = 0, found = batch; found === batch && !signal.aborted;) {
      const endpoints = await this.outdated.find(this.database.reader, current, { after, limit: batch });
      for (const endpoint of endpoints) {
        if (signal.aborted) break;
        if (await this.reencrypt(endpoint)) reencrypted += 1;
        else unreadable += 1;
      }
      after = endpoints.at(-1)?.id ?? after;
      found = endpoints.length;
    }
    if (reencrypted + unreadable === 0) return;
    this.log.info({ event: 'endpoint-secrets.reencrypted', key: current, endpoints: reencrypted, unreadable });
  }

  /** Resolves with false when a value cannot be decrypted. The others of the account must not wait for it. */
  private async reencrypt({ accountId, id, publicId }: OutdatedEndpoint): Promise<boolean> {
    try {
      await this.database.transaction(async (tx) => {
        const endpoint = await this.endpoints.lockByPublicId(tx, accountId, publicId);
        if (endpoint) await this.endpoints.update(tx, accountId, id, this.encryption.reencrypt(endpoint));
      });
      return true;
    } catch (err) {
      if (!(err instanceof UnreadableFieldError)) throw err;
      this.log.error({ event: 'endpoint-secrets.unreadable', endpointId: publicId, accountId, err });
      return false;
    }
  }
}
