import { instant, linkPurpose, resourceType, toShortCode } from '@plumbline/contracts';
import { z } from 'zod';

const email = 'stefan.bauer@example.com';

export const passwordLinkResourceType = resourceType('password-links', {
  description: 'What a link that lets somebody choose a password is for.',
  attributes: {
    purpose: linkPurpose,
    email: z.email(),
    firstname: z.string(),
    lastname: z.string(),
    language: z.string(),
    'account-name': z.string(),
    'expires-at': instant,
  },
  example: {
    id: 'invitation',
    type: 'password-links',
    attributes: {
      purpose: 'invitation',
      email,
      firstname: 'Stefan',
      lastname: 'Bauer',
      language: 'en',
      'account-name': 'Moser Construction',
      'expires-at': '2026-12-01T08:00:00.000Z',
    },
  },
});

/** Who has chosen a password, with what signing in takes. */
export const passwordHolderResourceType = resourceType('users', {
  description: 'A person who has chosen a password.',
  attributes: { email: z.email(), 'account-id': z.int().positive() },
  example: { id: toShortCode(2003), type: 'users', attributes: { email, 'account-id': 1001 } },
});
