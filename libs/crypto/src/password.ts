import { Algorithm, hash, verify } from '@node-rs/argon2';
import { WorkQueue } from './work-queue';

// OWASP's first recommendation for argon2id. A hash takes about 28 ms.
const argon2id = { algorithm: Algorithm.Argon2id, memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };

// Two concurrent hashes limit the memory and leave threads of libuv's pool to files and DNS. A queue of 128 takes about two seconds.
const work = new WorkQueue({ parallel: 2, waiting: 128 });

/** A hash that no password matches. Verifying it takes the same time as for an existing user. */
const nobodysHash = '$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

/** The argon2id hash of a password in PHC format. @throws DomainError `service.overloaded` when the queue is full. */
export function hashPassword(password: string): Promise<string> {
  return work.run(() => hash(normalized(password), argon2id));
}

/**
 * Whether the password matches the hash. Without a hash (an unknown user) it resolves with false after the same time, so that
 * the time does not reveal which users exist.
 * @throws DomainError `service.overloaded` when the queue is full.
 */
export async function verifyPassword(storedHash: string | undefined, password: string): Promise<boolean> {
  const matches = await work.run(() => verify(storedHash ?? nobodysHash, normalized(password)));
  return matches && storedHash !== undefined;
}

/** Keyboards encode the same character in different ways (RFC 8265). */
function normalized(password: string): string {
  return password.normalize('NFKC');
}
