import { z } from 'zod';
import userInvitedExample from '../../../examples/events/user.invited.json';
import { event } from '../../core/event';
import { principal } from '../../core/principal';
import { rpc } from '../../core/rpc';
import { instant, numericId, sha256Hex } from '../../core/values';
import { invitation } from './model';

/** Invites a user again who has not chosen a password yet. Earlier links stop working. */
export const inviteUser = rpc('identity.invite-user', {
  request: z.object({ actor: principal, userId: numericId, linkHash: sha256Hex }),
  reply: invitation,
  write: true,
});

/** Withdraws an invitation and deletes the user. Throws `identity.already-activated` when it was accepted. */
export const withdrawInvitation = rpc('identity.withdraw-invitation', {
  request: z.object({ actor: principal, userId: numericId }),
  reply: z.object({}),
  write: true,
});

export const userInvited = event('user.invited', {
  data: z.object({ userId: numericId, expiresAt: instant }),
  description: 'A user was invited by a link to choose a password, by mail or through the inviter.',
  example: userInvitedExample,
});
