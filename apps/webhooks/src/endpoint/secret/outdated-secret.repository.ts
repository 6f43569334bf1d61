import { Injectable } from '@nestjs/common';
import type { Reader } from '@plumbline/persistence';

/** An endpoint with a value that another key than the current one has encrypted. */
export interface OutdatedEndpoint {
  id: number;
  publicId: string;
  accountId: number;
}

// The id of the key is the second part of an encrypted value: see `FieldCipher`.
const outdated = `
  select id::float8 as id, public_id as "publicId", account_id::float8 as "accountId" from endpoint
  where deleted_at is null and id > $2 and (
    split_part(sealed_basic_password, '.', 2) <> $1
    or exists (select from jsonb_array_elements(signing_keys) key where split_part(key ->> 'sealed', '.', 2) <> $1)
    or exists (select from jsonb_array_elements(headers) header where split_part(header ->> 'sealedValue', '.', 2) <> $1))
  order by id limit $3`;

/** Finds endpoints whose secrets have to be encrypted again after the current key has changed. */
@Injectable()
export class OutdatedSecretRepository {
  /** Up to `limit` endpoints after the endpoint number `after`, in order. */
  find(
    reader: Reader,
    currentKey: string,
    { after, limit }: { after: number; limit: number },
  ): Promise<OutdatedEndpoint[]> {
    return reader.query<OutdatedEndpoint[]>(outdated, [currentKey, after, limit]);
  }
}
