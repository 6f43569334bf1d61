import { databaseSettings, loadConfig } from '@plumbline/runtime';
import { z } from 'zod';
import { runAdmin } from '../../apps/identity/src/admin/run-admin';
import { databaseOptions } from '../../apps/identity/src/schema';

/**
 * Runs the operator's command `create-account` in this process. Hundreds of tests need an account, and the program takes a second of CPU to start.
 *
 * @param args The command with its options.
 * @param environment Of the identity service.
 * @returns Facts as JSON.
 * @throws Error with the command's message.
 */
export async function createAccount(args: string[], environment: NodeJS.ProcessEnv): Promise<string> {
  const unused = () => {
    throw new Error('create-account needs the database alone');
  };
  const { exitCode, text } = await runAdmin(args, {
    database: () => databaseOptions(loadConfig(z.object(databaseSettings), environment)),
    brokerUrl: unused,
    publicUrl: unused,
  });
  if (exitCode !== 0) throw new Error(text);
  return text;
}
