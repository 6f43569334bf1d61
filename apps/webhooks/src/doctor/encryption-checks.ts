import { FieldCipher, UnreadableFieldError, type KeyRing } from '@plumbline/crypto';
import { createDataSource, Database, type DatabaseOptions } from '@plumbline/persistence';
import { Fault, Warning, weaknessOf, type Check } from '@plumbline/runtime';
import { EndpointEncryption } from '../endpoint/secret/endpoint-encryption';
import { SealedEndpointRepository, type SealedEndpoint } from './sealed-endpoint.repository';

/** Checks the keys that encrypt secrets of endpoints, by decrypting every value that is stored. Needs the checks of the database. */
export function encryptionChecks(database: DatabaseOptions, ring: KeyRing): Check[] {
  return [
    { name: 'encryption keys', run: () => checkKeys(ring) },
    { name: 'sealed values', needs: ['migrations', 'encryption keys'], run: () => checkValues(database, ring) },
  ];
}

function checkKeys(ring: KeyRing): Promise<string> {
  const newKey = 'Make a new key by `openssl rand -base64 32`';
  try {
    new FieldCipher(ring);
  } catch (error) {
    const problem = `WEBHOOK_ENCRYPTION_KEYS and WEBHOOK_ENCRYPTION_KEY_ID do not fit: ${(error as Error).message}.`;
    throw new Fault(problem, `Correct them. ${newKey} if there is none yet.`);
  }
  for (const [id, key] of Object.entries(ring.keys)) {
    const weakness = weaknessOf(Buffer.from(key, 'base64'));
    if (weakness === undefined) continue;
    throw new Warning(
      `The encryption key "${id}" can be guessed: it ${weakness}.`,
      `${newKey}, add it to WEBHOOK_ENCRYPTION_KEYS, and name it in WEBHOOK_ENCRYPTION_KEY_ID.`,
    );
  }
  return Promise.resolve(`${Object.keys(ring.keys).length}, of which "${ring.current}" encrypts`);
}

async function checkValues(options: DatabaseOptions, ring: KeyRing): Promise<string> {
  const encryption = new EndpointEncryption(new FieldCipher(ring));
  const dataSource = await createDataSource({ ...options, poolSize: 1 }).initialize();
  try {
    let readable = 0;
    const reasons = new Map<string, number>();
    for await (const endpoint of new SealedEndpointRepository().all(new Database(dataSource).reader)) {
      for (const decrypt of valuesOf(endpoint, encryption)) {
        const reason = reasonAgainst(decrypt);
        if (reason === undefined) readable += 1;
        else reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      }
    }
    if (reasons.size === 0) return `all ${readable} can be decrypted`;
    const list = [...reasons].map(([reason, count]) => `${count}: ${reason}`).join('; ');
    throw new Fault(
      `Stored secrets of webhooks cannot be decrypted (${list}). Their deliveries fail.`,
      'Add the missing key to WEBHOOK_ENCRYPTION_KEYS, from the backup of the secrets. Else their owners must set them anew.',
    );
  } finally {
    await dataSource.destroy();
  }
}

function valuesOf(
  { publicId, sealedBasicPassword, signingKeys, headers }: SealedEndpoint,
  encryption: EndpointEncryption,
): (() => string)[] {
  return [
    ...signingKeys.map((key) => () => encryption.decryptSigningKey(publicId, key)),
    ...headers.filter(({ hidden }) => hidden).map((header) => () => encryption.decryptHeader(publicId, header)),
    ...(sealedBasicPassword === null ? [] : [() => encryption.decryptBasicPassword(publicId, sealedBasicPassword)]),
  ];
}

function reasonAgainst(decrypt: () => string): string | undefined {
  try {
    decrypt();
    return undefined;
  } catch (error) {
    if (error instanceof UnreadableFieldError) return error.message;
    throw error;
  }
}
