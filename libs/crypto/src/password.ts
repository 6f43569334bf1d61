import { Algorithm, hash, verify } from '@node-rs/argon2';
import { WorkQueue } from './work-queue';

// OWASP's first recommendation for argon2id; about 28 ms here.
const argon2id = { algorithm: Algorithm.Argon2id, memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };

// Two at once leave threads of libuv's pool for files and DNS and bound the memory; 128 waiting are about two seconds' work.
const work = new WorkQueue({ parallel: 2, waiting: 128 });

/** The hash of a password that nobody has, to spend the same time on people who do not exist. */
const nobodysHash = '$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

/** The argon2id hash of a password in PHC format. `service.overloaded` when too many are waiting. */
export function hashPassword(password: string): Promise<string> {
  return work.run(() => hash(normalized(password), argon2id));
}

/**
 * Whether the password is the one that was hashed. Without a hash (an unknown person) the answer is no and takes as long,
 * so that time does not tell who exists. `service.overloaded` when too many are waiting.
 */
export async function verifyPassword(storedHash: string | undefined, password: string): Promise<boolean> {
  const matches = await work.run(() => verify(storedHash ?? nobodysHash, normalized(password)));
  return matches && storedHash !== undefined;
}

/** Keyboards write the same character in different ways (RFC 8265 gives the reasons). */
function normalized(password: string): string {
  return password.normalize('NFKC');
}
