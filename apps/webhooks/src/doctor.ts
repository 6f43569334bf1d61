import { brokerChecks } from '@plumbline/messaging';
import { databaseChecks } from '@plumbline/persistence';
import { runDoctor } from '@plumbline/runtime';
import { configSchema } from './config';
import { encryptionChecks } from './doctor/encryption-checks';
import { databaseOptions } from './schema';

void runDoctor({
  name: 'webhooks',
  configSchema,
  checks: (config) => [
    ...databaseChecks(databaseOptions(config)),
    ...brokerChecks(config, ['webhooks']),
    ...encryptionChecks(databaseOptions(config), {
      keys: config.WEBHOOK_ENCRYPTION_KEYS,
      current: config.WEBHOOK_ENCRYPTION_KEY_ID,
    }),
  ],
});
