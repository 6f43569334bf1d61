import type { ServiceName } from '@plumbline/contracts';
import { brokerChecks } from '@plumbline/messaging';
import { databaseChecks } from '@plumbline/persistence';
import type { DoctorOptions } from '@plumbline/runtime';
import { configSchema } from '../config';
import { databaseOptions } from '../schema';
import { mailCheck } from './mail-check';

/** What identity needs. `services` are those whose consumers are checked as well. */
export function identityDoctor(services: readonly ServiceName[]): DoctorOptions<typeof configSchema> {
  return {
    name: 'identity',
    configSchema,
    checks: (config) => [
      ...databaseChecks(databaseOptions(config)),
      ...brokerChecks(config, services),
      mailCheck(config),
    ],
  };
}
