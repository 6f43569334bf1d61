import { Injectable } from '@nestjs/common';
import { FieldCipher, publicKeyOf, schemeOf, type FieldPlace } from '@plumbline/crypto';
import type { EndpointEntity, StoredHeader } from '../endpoint.entity';
import type { SigningKey } from './signing-key.policy';

const table = 'endpoint';

/** The columns of an endpoint that hold encrypted values. */
export type EncryptedColumns = Pick<EndpointEntity, 'signingKeys' | 'sealedBasicPassword' | 'headers'>;

/** Encrypts and decrypts the secrets of an endpoint. Each value is bound to its endpoint and column. */
@Injectable()
export class EndpointEncryption {
  constructor(private readonly cipher: FieldCipher) {}

  /** A new current key from a secret that the gateway generated. */
  encryptSigningKey(endpointId: string, secret: string, now: Date): SigningKey {
    const scheme = schemeOf(secret);
    return {
      scheme,
      sealed: this.cipher.encrypt(secret, signingKeyPlace(endpointId)),
      ...(scheme === 'v1a' && { publicKey: publicKeyOf(secret) }),
      createdAt: now.toISOString(),
      expiresAt: null,
    };
  }

  decryptSigningKey(endpointId: string, { sealed }: SigningKey): string {
    return this.cipher.decrypt(sealed, signingKeyPlace(endpointId));
  }

  encryptBasicPassword(endpointId: string, password: string): string {
    return this.cipher.encrypt(password, basicPasswordPlace(endpointId));
  }

  decryptBasicPassword(endpointId: string, sealed: string): string {
    return this.cipher.decrypt(sealed, basicPasswordPlace(endpointId));
  }

  encryptHeader(endpointId: string, name: string, value: string): StoredHeader {
    return { name, hidden: true, sealedValue: this.cipher.encrypt(value, headerPlace(endpointId, name)) };
  }

  decryptHeader(endpointId: string, header: StoredHeader): string {
    return header.hidden ? this.cipher.decrypt(header.sealedValue, headerPlace(endpointId, header.name)) : header.value;
  }

  /** All encrypted values of an endpoint, encrypted with the current key. @throws UnreadableFieldError */
  reencrypt({ publicId, signingKeys, sealedBasicPassword, headers }: EndpointEntity): EncryptedColumns {
    return {
      signingKeys: signingKeys.map((key) => ({
        ...key,
        sealed: this.cipher.reencrypt(key.sealed, signingKeyPlace(publicId)),
      })),
      sealedBasicPassword:
        sealedBasicPassword && this.cipher.reencrypt(sealedBasicPassword, basicPasswordPlace(publicId)),
      headers: headers.map((header) =>
        header.hidden
          ? { ...header, sealedValue: this.cipher.reencrypt(header.sealedValue, headerPlace(publicId, header.name)) }
          : header,
      ),
    };
  }

  /** Bytes of a header's name and value. */
  sizeOf(header: StoredHeader): number {
    const value = header.hidden ? this.cipher.plainBytes(header.sealedValue) : Buffer.byteLength(header.value);
    return Buffer.byteLength(header.name) + value;
  }
}

const signingKeyPlace = (endpointId: string): FieldPlace => ({ table, column: 'signing_keys', rowId: endpointId });

const basicPasswordPlace = (endpointId: string): FieldPlace => ({
  table,
  column: 'sealed_basic_password',
  rowId: endpointId,
});

// Case-insensitive, so that a header keeps its value when only its spelling changes.
const headerPlace = (endpointId: string, name: string): FieldPlace => ({
  table,
  column: `headers.${name.toLowerCase()}`,
  rowId: endpointId,
});
