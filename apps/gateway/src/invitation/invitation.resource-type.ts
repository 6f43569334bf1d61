import { instant, resourceType, toShortCode } from '@plumbline/contracts';
import { z } from 'zod';

const attributes = {
  'expires-at': instant,
  'sent-by-mail': z.boolean(),
  link: z.url().optional().describe('Where no mail is sent: the link, in this answer alone.'),
};
const example = {
  'expires-at': '2026-12-01T08:00:00.000Z',
  'sent-by-mail': false,
  link: 'https://plumbline.example.com/invitation#EXAMPLE',
};

export const invitationResourceType = resourceType('invitations', {
  description: 'That somebody may choose a password and come in. Its id is that of the user.',
  attributes,
  example: { id: toShortCode(2003), type: 'invitations', attributes: example },
});

/** What the answer about a new user says of the invitation; nothing when the user was given a password. */
export const invitationMeta = {
  schema: z.object({ invitation: z.object(attributes).optional() }),
  example: { invitation: example },
};
