import { z } from 'zod';
import { emailAddress } from '../../core/email';
import { attribute, resource } from '../../core/resource';
import { toShortCode } from '../../core/short-code';
import { instant } from '../../core/values';
import { linkPurpose, passwordLink } from './model';
import { redeemPasswordLink } from './messages';

const email = 'stefan.bauer@example.com';

/** Its id is its purpose: a link has no public id. */
export const passwordLinkResource = resource('password-links', passwordLink, {
  description: 'A link with which a user chooses a password.',
  id: ({ purpose }) => purpose,
  attributes: {
    purpose: attribute(linkPurpose, ({ purpose }) => purpose),
    email: attribute(emailAddress, (link) => link.email),
    firstname: attribute(z.string(), ({ firstName }) => firstName),
    lastname: attribute(z.string(), ({ lastName }) => lastName),
    language: attribute(z.string(), ({ language }) => language),
    'account-name': attribute(z.string(), ({ accountName }) => accountName),
    'expires-at': attribute(instant, ({ expiresAt }) => expiresAt),
  },
  example: {
    purpose: 'invitation',
    email,
    firstName: 'Stefan',
    lastName: 'Bauer',
    language: 'en',
    accountName: 'Moser Construction',
    expiresAt: '2026-12-01T08:00:00.000Z',
  },
});

/** The user who chose a password, with what the sign-in form needs. */
export const passwordHolderResource = resource('users', redeemPasswordLink.reply, {
  description: 'A user who has chosen a password.',
  id: ({ userId }) => toShortCode(userId),
  attributes: {
    email: attribute(emailAddress, (user) => user.email),
    'account-id': attribute(z.int().positive(), ({ accountId }) => accountId),
  },
  example: { accountId: 1001, userId: 2003, email },
});
