import { z } from 'zod';
import passwordChangedExample from '../../../examples/events/user.password-changed.json';
import { typedEmail } from '../../core/email';
import { event } from '../../core/event';
import { principal } from '../../core/principal';
import { rpc } from '../../core/rpc';
import { nothing, numericId, sha256Hex } from '../../core/values';
import { linkPurpose, newPassword, passwordLink } from './model';

const browser = { ip: z.string().max(64), userAgent: z.string().max(500).optional() };

/**
 * Changes the actor's own password and ends all other sessions. It requires the current password, so that an unattended screen is
 * not enough; throws `auth.password-incorrect` when that does not match.
 */
export const changePassword = rpc('identity.change-password', {
  request: z.object({ actor: principal, currentPassword: z.string().max(1_000), password: newPassword }),
  reply: nothing,
  timeoutMs: 10_000,
  write: true,
});

/** Mails a link to choose a new password. The reply is the same for unknown users, so that callers cannot probe for addresses. */
export const requestPasswordReset = rpc('identity.request-password-reset', {
  request: z.object({ email: typedEmail, ...browser }),
  reply: nothing,
  unauthenticated: true,
});

/** Throws `identity.link-invalid` when the link is unknown, used or expired. */
export const getPasswordLink = rpc('identity.get-password-link', {
  request: z.object({ linkHash: sha256Hex }),
  reply: passwordLink,
  unauthenticated: true,
});

/** Sets the password of the link's user. The link works once; the user's other links and all sessions end. */
export const redeemPasswordLink = rpc('identity.redeem-password-link', {
  request: z.object({ linkHash: sha256Hex, password: newPassword, ...browser }),
  reply: z.object({ accountId: numericId, userId: numericId, email: z.string() }),
  timeoutMs: 10_000,
  write: true,
  unauthenticated: true,
});

export const passwordChanged = event('user.password-changed', {
  data: z.object({ userId: numericId, by: z.enum(['change', ...linkPurpose.options]) }),
  description: 'The password of a user was changed.',
  example: passwordChangedExample,
});
