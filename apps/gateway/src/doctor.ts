import { serviceNames } from '@plumbline/contracts';
import { brokerChecks } from '@plumbline/messaging';
import { runDoctor } from '@plumbline/runtime';
import { configSchema } from './config';
import { fileChecks } from './doctor/file-checks';
import { limitStoreCheck } from './doctor/limit-store-check';

// The gateway calls all services, and has no database.
void runDoctor({
  name: 'gateway',
  configSchema,
  checks: (config) => [...brokerChecks(config, serviceNames), limitStoreCheck(config), ...fileChecks(config)],
});
