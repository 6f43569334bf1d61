import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readPrivateJson, writePrivateJson } from '@plumbline/backing-services';
import { databaseServices, type DatabaseService } from './services';

/** What an installation keeps to itself. Made once; losing it makes stored values unreadable. */
export interface Secrets {
  rolePasswords: Record<DatabaseService, string>;
  fileLinkSecret: string;
  /** 32 bytes in base64. */
  webhookEncryptionKey: string;
}

/** The secrets of the installation in this folder, made (0600) when it has none. */
export function secretsOf(dir: string): Secrets {
  const file = join(dir, 'secrets.json');
  const known = readPrivateJson<Secrets>(file);
  if (known) return known;
  const secrets: Secrets = {
    rolePasswords: Object.fromEntries(
      databaseServices.map((service) => [service, randomBytes(24).toString('hex')]),
    ) as Record<DatabaseService, string>,
    fileLinkSecret: randomBytes(32).toString('hex'),
    webhookEncryptionKey: randomBytes(32).toString('base64'),
  };
  writePrivateJson(file, secrets);
  return secrets;
}
