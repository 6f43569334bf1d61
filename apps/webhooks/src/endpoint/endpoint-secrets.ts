import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@plumbline/crypto';
import type { StoredHeader } from './endpoint.entity';

const table = 'endpoint';

/** Encrypts and decrypts what an endpoint keeps hidden, each value bound to its endpoint and its place there. */
@Injectable()
export class EndpointSecrets {
  constructor(private readonly cipher: FieldCipher) {}

  sealSecret(endpointId: string, secret: string): string {
    return this.cipher.encrypt(secret, { table, column: 'sealed_secret', rowId: endpointId });
  }

  openSecret(endpointId: string, sealed: string): string {
    return this.cipher.decrypt(sealed, { table, column: 'sealed_secret', rowId: endpointId });
  }

  sealBasicPassword(endpointId: string, password: string): string {
    return this.cipher.encrypt(password, { table, column: 'sealed_basic_password', rowId: endpointId });
  }

  openBasicPassword(endpointId: string, sealed: string): string {
    return this.cipher.decrypt(sealed, { table, column: 'sealed_basic_password', rowId: endpointId });
  }

  sealHeader(endpointId: string, name: string, value: string): StoredHeader {
    return { name, hidden: true, sealedValue: this.cipher.encrypt(value, headerPlace(endpointId, name)) };
  }

  openHeader(endpointId: string, header: StoredHeader): string {
    return header.hidden ? this.cipher.decrypt(header.sealedValue, headerPlace(endpointId, header.name)) : header.value;
  }
}

// Names are compared without case: a header keeps its value when only its spelling changes.
function headerPlace(endpointId: string, name: string) {
  return { table, column: `headers.${name.toLowerCase()}`, rowId: endpointId };
}
