import type { Reader } from '@plumbline/persistence';
import type { EndpointEntity } from '../endpoint/endpoint.entity';

/** The values of an endpoint that may be encrypted, and what they are bound to. */
export type SealedEndpoint = Pick<
  EndpointEntity,
  'id' | 'publicId' | 'sealedBasicPassword' | 'headers' | 'signingKeys'
>;

const batchSize = 500;

const batchAfter = `
  select id::float8 as id, public_id as "publicId", sealed_basic_password as "sealedBasicPassword", headers,
    signing_keys as "signingKeys"
  from endpoint where deleted_at is null and id > $1 order by id limit $2`;

/** Reads all endpoints of all accounts, a batch at a time. */
export class SealedEndpointRepository {
  async *all(reader: Reader): AsyncGenerator<SealedEndpoint> {
    for (let after = 0, found = batchSize; found === batchSize;) {
      const batch = await reader.query<SealedEndpoint[]>(batchAfter, [after, batchSize]);
      yield* batch;
      after = batch.at(-1)?.id ?? after;
      found = batch.length;
    }
  }
}
