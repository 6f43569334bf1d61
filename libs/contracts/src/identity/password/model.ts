import { z } from 'zod';
import { instant } from '../../core/values';
import { language } from '../user/language';

/** Ten characters are enough against guessing at the rate that sign-in allows. */
export const newPassword = z.string().min(10).max(200);

/** What a password link is for: to choose the first password, or to replace a forgotten one. */
export const linkPurpose = z.enum(['invitation', 'password-reset']);
export type LinkPurpose = z.infer<typeof linkPurpose>;

/** The path of the page that a password link opens. */
export const linkPaths: Record<LinkPurpose, string> = {
  invitation: '/invitation',
  'password-reset': '/password-reset',
};

/** The URL of a password link. Its secret is in the fragment, which browsers do not send. `baseUrl` has no trailing slash. */
export function linkUrl(baseUrl: string, purpose: LinkPurpose, secret: string): string {
  return `${baseUrl}${linkPaths[purpose]}#${secret}`;
}

/** A password link and the user that it is for. */
export const passwordLink = z.object({
  purpose: linkPurpose,
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  language,
  accountName: z.string(),
  expiresAt: instant,
});
export type PasswordLink = z.infer<typeof passwordLink>;
