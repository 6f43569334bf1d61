import { z } from 'zod';
import accountCreatedExample from '../../../examples/events/account.created.json';
import accountLimitChangedExample from '../../../examples/events/account.limit-changed.json';
import accountUpdatedExample from '../../../examples/events/account.updated.json';
import { event } from '../../core/event';
import { principal } from '../../core/principal';
import { rpc } from '../../core/rpc';
import { changes, numericId } from '../../core/values';
import { account, rateLimit } from './model';

/** Returns what a gateway needs to act for a user. Throws `identity.user-not-found` for unknown and inactive users. */
export const getPrincipal = rpc('identity.get-principal', {
  request: z.object({ accountId: numericId, userId: numericId }),
  reply: z.object({ principal: principal.omit({ credential: true, userAgent: true, ip: true }), account }),
});

export const getAccount = rpc('identity.get-account', {
  request: z.object({ accountId: numericId }),
  reply: account,
});

/** Changes the given fields. Requires the permission `accounts`. */
export const updateAccount = rpc('identity.update-account', {
  request: z.object({
    actor: principal,
    name: z.string().trim().min(1).max(200).optional(),
    tokensMayNeverExpire: z.boolean().optional(),
  }),
  reply: account,
  write: true,
});

export const accountCreated = event('account.created', {
  data: z.object({ name: z.string() }),
  description: 'An account was created.',
  example: accountCreatedExample,
});
export const accountLimitChanged = event('account.limit-changed', {
  data: rateLimit,
  description: 'An operator changed the request limit of the account.',
  example: accountLimitChangedExample,
});
export const accountUpdated = event('account.updated', {
  data: z.object({ name: z.string(), tokensMayNeverExpire: z.boolean(), changes }),
  description: 'The settings of the account were changed.',
  example: accountUpdatedExample,
});
