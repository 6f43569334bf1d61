import { Global, Module, type DynamicModule, type Provider } from '@nestjs/common';
import type { WebhooksConfig } from './config';
import {
  DeliverySettings,
  EncryptionSettings,
  OutboundSettings,
  ReplaySettings,
  RetentionSettings,
  ShardSettings,
} from './settings';

/** Settings that tests change: the defaults take hours and minutes. */
export type SettingsOverrides = Partial<Omit<DeliverySettings, 'slots'> & ShardSettings & ReplaySettings>;

/** Provides the settings of every feature under their classes. */
@Global()
@Module({})
export class SettingsModule {
  static register(config: WebhooksConfig, overrides: SettingsOverrides = {}): DynamicModule {
    const providers = [
      provide(DeliverySettings, { ...overrides, slots: config.WEBHOOK_SLOTS }),
      provide(ShardSettings, overrides),
      provide(ReplaySettings, overrides),
      provide(RetentionSettings, { days: config.WEBHOOK_RETENTION_DAYS }),
      provide(OutboundSettings, {
        allowHttp: config.WEBHOOK_ALLOW_HTTP,
        allowPrivateAddresses: config.WEBHOOK_ALLOW_PRIVATE_ADDRESSES,
        proxyUrl: config.WEBHOOK_PROXY_URL,
        requestOrigin: config.WEBHOOK_REQUEST_ORIGIN,
        connections: config.WEBHOOK_SLOTS,
      }),
      provide(EncryptionSettings, {
        keys: config.WEBHOOK_ENCRYPTION_KEYS,
        current: config.WEBHOOK_ENCRYPTION_KEY_ID,
      }),
    ];
    return { module: SettingsModule, providers, exports: providers };
  }
}

function provide<Settings extends object>(type: new () => Settings, values: Partial<Settings>): Provider {
  return { provide: type, useValue: { ...new type(), ...values } };
}
