import { toShortCode, type Account, type Resource } from '@plumbline/contracts';

/** An account as the API shows it. */
export function accountResource({ id, name, tokensMayNeverExpire }: Account): Resource {
  return {
    id: toShortCode(id),
    type: 'accounts',
    attributes: { name, number: id, 'tokens-may-never-expire': tokensMayNeverExpire },
  };
}
