import { z } from 'zod';
import userInvitedExample from '../../examples/events/user.invited.json';
import { event } from '../core/event';
import { principal } from '../core/principal';
import { rpc } from '../core/rpc';
import { instant, numericId, sha256Hex } from '../core/values';

/** The link by which an invited user chooses a password. The gateway makes its secret, as it does for sessions. */
export const invitation = z.object({
  expiresAt: instant,
  /** Of the link that the inviter hands on where no mail is sent; null where the mail has a link of its own. */
  linkHash: sha256Hex.nullable(),
});
export type Invitation = z.infer<typeof invitation>;

/** Invites someone again who has not chosen a password yet; earlier links end. */
export const inviteUser = rpc('identity.invite-user', {
  request: z.object({ actor: principal, userId: numericId, linkHash: sha256Hex }),
  reply: invitation,
  write: true,
});

/** Takes an invitation back: the user is deleted. `identity.already-activated` when it was accepted. */
export const withdrawInvitation = rpc('identity.withdraw-invitation', {
  request: z.object({ actor: principal, userId: numericId }),
  reply: z.object({}),
  write: true,
});

export const userInvited = event('user.invited', {
  data: z.object({ userId: numericId, expiresAt: instant }),
  description: 'A user was sent, or shown to their inviter, a link to choose a password.',
  example: userInvitedExample,
});
