import { Injectable } from '@nestjs/common';
import { FieldCipher, publicKeyOf, schemeOf } from '@plumbline/crypto';
import type { StoredHeader } from '../endpoint.entity';
import type { SigningKey } from './signing-key.policy';

const table = 'endpoint';

/** Encrypts and decrypts the secrets of an endpoint. Each value is bound to its endpoint and column. */
@Injectable()
export class EndpointEncryption {
  constructor(private readonly cipher: FieldCipher) {}

  /** A new current key from a secret that the gateway generated. */
  encryptSigningKey(endpointId: string, secret: string, now: Date): SigningKey {
    const scheme = schemeOf(secret);
    return {
      scheme,
      sealed: this.cipher.encrypt(secret, { table, column: 'signing_keys', rowId: endpointId }),
      ...(scheme === 'v1a' && { publicKey: publicKeyOf(secret) }),
      createdAt: now.toISOString(),
      expiresAt: null,
    };
  }

  decryptSigningKey(endpointId: string, { sealed }: SigningKey): string {
    return this.cipher.decrypt(sealed, { table, column: 'signing_keys', rowId: endpointId });
  }

  encryptBasicPassword(endpointId: string, password: string): string {
    return this.cipher.encrypt(password, { table, column: 'sealed_basic_password', rowId: endpointId });
  }

  decryptBasicPassword(endpointId: string, sealed: string): string {
    return this.cipher.decrypt(sealed, { table, column: 'sealed_basic_password', rowId: endpointId });
  }

  encryptHeader(endpointId: string, name: string, value: string): StoredHeader {
    return { name, hidden: true, sealedValue: this.cipher.encrypt(value, headerPlace(endpointId, name)) };
  }

  decryptHeader(endpointId: string, header: StoredHeader): string {
    return header.hidden ? this.cipher.decrypt(header.sealedValue, headerPlace(endpointId, header.name)) : header.value;
  }
}

// Case-insensitive, so that a header keeps its value when only its spelling changes.
function headerPlace(endpointId: string, name: string) {
  return { table, column: `headers.${name.toLowerCase()}`, rowId: endpointId };
}
