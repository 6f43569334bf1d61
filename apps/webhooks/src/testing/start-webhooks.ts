import { randomBytes } from 'node:crypto';
import type { KeyRing } from '@plumbline/crypto';
import { RunningService, type ServiceBacking } from '@plumbline/service-testing';
import { databaseOptions } from '../schema';
import type { SettingsOverrides } from '../settings.module';
import { WebhooksModule } from '../webhooks.module';

export interface RunOptions extends SettingsOverrides {
  allowHttp?: boolean;
  allowPrivateAddresses?: boolean;
  slots?: number;
  /** Defaults to a key that all processes of a test file share. */
  encryption?: KeyRing;
}

const sharedKey: KeyRing = { current: 'test', keys: { test: randomBytes(32).toString('base64') } };

/** Starts a process of the webhooks service, which may send to this machine over HTTP unless `options` forbid it. */
export function startWebhooks(options: RunOptions = {}, backing?: ServiceBacking): Promise<RunningService> {
  const { allowHttp = true, allowPrivateAddresses = true, slots = 64, encryption = sharedKey, ...overrides } = options;
  const config = {
    WEBHOOK_ENCRYPTION_KEYS: encryption.keys,
    WEBHOOK_ENCRYPTION_KEY_ID: encryption.current,
    WEBHOOK_ALLOW_HTTP: allowHttp,
    WEBHOOK_ALLOW_PRIVATE_ADDRESSES: allowPrivateAddresses,
    WEBHOOK_REQUEST_ORIGIN: 'plumbline.test',
    WEBHOOK_SLOTS: slots,
    WEBHOOK_RETENTION_DAYS: 30,
  };
  return RunningService.start({
    name: 'webhooks',
    module: (common) => WebhooksModule.register({ ...common, ...config }, { scanMs: 100, ...overrides }),
    database: databaseOptions,
    backing,
  });
}
