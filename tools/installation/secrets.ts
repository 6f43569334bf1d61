import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readPrivateJson, writePrivateJson } from '@plumbline/backing-services';
import { databaseServices, type DatabaseService } from './services';

/** Secrets of an installation, created once. Without them, stored values cannot be decrypted. */
export interface Secrets {
  rolePasswords: Record<DatabaseService, string>;
  fileLinkSecret: string;
  /** 32 bytes in base64. */
  webhookEncryptionKey: string;
}

/** Returns the secrets of the installation in this folder. Creates those that are missing (mode 0600), such as the password of a new service. */
export function secretsOf(dir: string): Secrets {
  const file = join(dir, 'secrets.json');
  const known = readPrivateJson<Secrets>(file);
  if (known && databaseServices.every((service) => service in known.rolePasswords)) return known;
  const passwords = Object.fromEntries(
    databaseServices.map((service) => [service, randomBytes(24).toString('hex')]),
  ) as Record<DatabaseService, string>;
  const secrets: Secrets = {
    fileLinkSecret: randomBytes(32).toString('hex'),
    webhookEncryptionKey: randomBytes(32).toString('base64'),
    ...known,
    rolePasswords: { ...passwords, ...known?.rolePasswords },
  };
  writePrivateJson(file, secrets);
  return secrets;
}
