import 'reflect-metadata';
import { serviceNames } from '@plumbline/contracts';
import { databaseSettings, loadConfig, runDoctor, serviceSettings } from '@plumbline/runtime';
import { z } from 'zod';
import { runAdmin } from './admin/run-admin';
import { configSchema } from './config';
import { identityDoctor } from './doctor/identity-doctor';
import { databaseOptions } from './schema';

/** The entry point of operators' commands, in the image of the service: `node admin.js set-limit --account A --limit 1000 --window 60`. */
async function main(): Promise<void> {
  const [command, ...args] = process.argv.slice(2);
  // From here, the broker shows whether the other services run.
  if (command === 'doctor') return runDoctor(identityDoctor(serviceNames), args);
  const { exitCode, text } = await runAdmin(process.argv.slice(2), {
    database: () => databaseOptions(loadConfig(z.object(databaseSettings))),
    brokerUrl: () => loadConfig(z.object({ RABBITMQ_URL: serviceSettings.RABBITMQ_URL })).RABBITMQ_URL,
    publicUrl: () => loadConfig(configSchema.pick({ PUBLIC_URL: true })).PUBLIC_URL,
  });
  (exitCode === 0 ? process.stdout : process.stderr).write(`${text}\n`);
  process.exitCode = exitCode;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
