import { z } from 'zod';
import passwordChangedExample from '../../examples/events/user.password-changed.json';
import { event } from '../core/event';
import { principal } from '../core/principal';
import { rpc } from '../core/rpc';
import { instant, nothing, numericId, sha256Hex } from '../core/values';
import { language } from './language';

/** Long enough that guessing is hopeless at the pace that sign-in allows. */
export const newPassword = z.string().min(10).max(200);

/** What a link lets its holder do: choose the first password, or another for a forgotten one. */
export const linkPurpose = z.enum(['invitation', 'password-reset']);
export type LinkPurpose = z.infer<typeof linkPurpose>;

/** Where a link leads: the page, and behind the `#`, which browsers send to nobody, its secret. */
export const linkPaths: Record<LinkPurpose, string> = {
  invitation: '/invitation',
  'password-reset': '/password-reset',
};

/** The address of a link. `baseUrl` has no slash at its end. */
export function linkUrl(baseUrl: string, purpose: LinkPurpose, secret: string): string {
  return `${baseUrl}${linkPaths[purpose]}#${secret}`;
}

const browser = { ip: z.string().max(64), userAgent: z.string().max(500).optional() };

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

/** Mails a link to choose a new password. The same answer for people who do not exist: callers must not be able to probe. */
export const requestPasswordReset = rpc('identity.request-password-reset', {
  request: z.object({ email: z.string().max(254), ...browser }),
  reply: nothing,
});

/** Whom a link is for; `identity.link-invalid` when it is unknown, used or too old. */
export const getPasswordLink = rpc('identity.get-password-link', {
  request: z.object({ linkHash: sha256Hex }),
  reply: z.object({
    purpose: linkPurpose,
    email: z.string(),
    firstName: z.string(),
    lastName: z.string(),
    language,
    accountName: z.string(),
    expiresAt: instant,
  }),
});

/** Sets the password of whoever the link is for. The link works once, and with it go the user's other links and all sessions. */
export const redeemPasswordLink = rpc('identity.redeem-password-link', {
  request: z.object({ linkHash: sha256Hex, password: newPassword, ...browser }),
  reply: z.object({ accountId: numericId, userId: numericId, email: z.string() }),
  timeoutMs: 10_000,
  write: true,
});

export const passwordChanged = event('user.password-changed', {
  data: z.object({ userId: numericId, by: z.enum(['change', ...linkPurpose.options]) }),
  description: 'A user has a new password.',
  example: passwordChangedExample,
});
