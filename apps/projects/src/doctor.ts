import { brokerChecks } from '@plumbline/messaging';
import { databaseChecks } from '@plumbline/persistence';
import { runDoctor } from '@plumbline/runtime';
import { configSchema } from './config';
import { databaseOptions } from './schema';

void runDoctor({
  name: 'projects',
  configSchema,
  checks: (config) => [...databaseChecks(databaseOptions(config)), ...brokerChecks(config, ['projects'])],
});
