import { z } from 'zod';
import passwordChangedExample from '../../examples/events/user.password-changed.json';
import { event } from '../core/event';
import { principal } from '../core/principal';
import { rpc } from '../core/rpc';
import { nothing, numericId } from '../core/values';

/** Long enough that guessing is hopeless at the pace that sign-in allows. */
export const newPassword = z.string().min(10).max(200);

/**
 * Sets one's own password and ends all other sessions. The present one is asked for, so that an open screen is not enough:
 * `auth.password-incorrect` without it.
 */
export const changePassword = rpc('identity.change-password', {
  request: z.object({ actor: principal, currentPassword: z.string().max(1_000), password: newPassword }),
  reply: nothing,
  timeoutMs: 10_000,
  write: true,
});

export const passwordChanged = event('user.password-changed', {
  data: z.object({ userId: numericId, by: z.enum(['change']) }),
  description: 'A user has a new password.',
  example: passwordChangedExample,
});
