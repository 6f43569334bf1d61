import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;
const version = 'v1';

/** The keys that decrypt, and the current one that encrypts. To rotate, add a key everywhere, then make it current. */
export interface KeyRing {
  /** Id of the key that encrypts new values. */
  current: string;
  /** Key id -> 32 random bytes in base64. */
  keys: Readonly<Record<string, string>>;
}

/** Where a value is stored. A ciphertext cannot be decrypted in another row or column. */
export interface FieldPlace {
  table: string;
  column: string;
  rowId: string;
}

/** A stored value cannot be decrypted: its key is unknown, it belongs to another place, or it is damaged. */
export class UnreadableFieldError extends Error {
  override readonly name = 'UnreadableFieldError';
}

/**
 * Encrypts single database values with AES-256-GCM (NIST SP 800-38D): a random 96-bit nonce per value, the id of the key in the
 * text, and the place as additional authenticated data. The format is `v1.<key id>.<base64url of nonce, tag, ciphertext>`.
 */
export class FieldCipher {
  private readonly keys: ReadonlyMap<string, Buffer>;
  private readonly current: string;

  /** @throws Error when the current key is missing, a key has the wrong length, or a key id is invalid. */
  constructor(ring: KeyRing) {
    this.keys = new Map(Object.entries(ring.keys).map(([id, key]) => [checkedId(id), decodedKey(id, key)]));
    if (!this.keys.has(ring.current)) throw new Error(`the key ring has no key "${ring.current}"`);
    this.current = ring.current;
  }

  encrypt(plaintext: string, place: FieldPlace): string {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.keys.get(this.current)!, nonce);
    cipher.setAAD(additionalData(this.current, place));
    const ciphertext = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()]);
    const sealed = Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]).toString('base64url');
    return `${version}.${this.current}.${sealed}`;
  }

  /**
   * The same value, encrypted with the current key. A text that already is stays as it is.
   * @throws UnreadableFieldError
   */
  reencrypt(text: string, place: FieldPlace): string {
    return text.startsWith(`${version}.${this.current}.`) ? text : this.encrypt(this.decrypt(text, place), place);
  }

  /** Bytes of the value in a text that `encrypt` has returned, which need not be decrypted for it. */
  plainBytes(text: string): number {
    return Buffer.byteLength(text.slice(text.lastIndexOf('.') + 1), 'base64url') - nonceBytes - tagBytes;
  }

  /** @throws UnreadableFieldError without any part of the value in its message. */
  decrypt(text: string, place: FieldPlace): string {
    const [textVersion, keyId, sealed, ...more] = text.split('.');
    if (textVersion !== version || keyId === undefined || sealed === undefined || more.length > 0) {
      throw new UnreadableFieldError('the value has an unknown format');
    }
    const key = this.keys.get(keyId);
    if (!key) throw new UnreadableFieldError(`the key ring has no key "${keyId}"`);
    const bytes = Buffer.from(sealed, 'base64url');
    if (bytes.length < nonceBytes + tagBytes) throw new UnreadableFieldError('the value is truncated');
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes });
    decipher.setAAD(additionalData(keyId, place));
    decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
    try {
      return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]).toString('utf8');
    } catch {
      throw new UnreadableFieldError(`the value does not belong to ${place.table}.${place.column}, or is damaged`);
    }
  }
}

// JSON separates the parts: ("a", "bc") and ("ab", "c") must differ.
function additionalData(keyId: string, { table, column, rowId }: FieldPlace): Buffer {
  return Buffer.from(JSON.stringify([version, keyId, table, column, rowId]), 'utf8');
}

function checkedId(id: string): string {
  if (!/^[A-Za-z0-9_-]{1,32}$/.test(id)) throw new Error(`"${id}" is not a key id: 1 to 32 letters, digits, _ and -`);
  return id;
}

function decodedKey(id: string, base64: string): Buffer {
  const key = Buffer.from(base64, 'base64');
  if (key.length !== keyBytes) throw new Error(`the key "${id}" is not ${keyBytes} bytes of base64`);
  return key;
}
