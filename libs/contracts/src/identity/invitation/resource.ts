import { z } from 'zod';
import { attribute, resource } from '../../core/resource';
import { toShortCode } from '../../core/short-code';
import { instant, numericId } from '../../core/values';

/** An invitation as the inviter sees it. */
export const sentInvitation = z.object({
  userId: numericId,
  expiresAt: instant,
  sentByMail: z.boolean(),
  /** The link to pass on; absent when it was sent by mail. */
  link: z.url().optional(),
});
export type SentInvitation = z.infer<typeof sentInvitation>;

/** Its id is that of the user. */
export const invitationResource = resource('invitations', sentInvitation, {
  description: 'An invitation of a user to choose a password. Its id is that of the user.',
  id: ({ userId }) => toShortCode(userId),
  attributes: {
    'expires-at': attribute(instant, ({ expiresAt }) => expiresAt),
    'sent-by-mail': attribute(z.boolean(), ({ sentByMail }) => sentByMail),
    link: attribute(
      z.url().optional().describe('The link to pass on, where no mail is sent. It is shown only in this response.'),
      ({ link }) => link,
    ),
  },
  example: {
    userId: 2003,
    expiresAt: '2026-12-01T08:00:00.000Z',
    sentByMail: false,
    link: 'https://plumbline.example.com/invitation#EXAMPLE',
  },
});

/** The `meta` of the response with a new user: the invitation, absent when the user was given a password. */
export const invitationMeta = {
  schema: z.object({ invitation: invitationResource.attributes.optional() }),
  example: { invitation: invitationResource.example.attributes },
};
