import { z } from 'zod';
import { instant, sha256Hex } from '../../core/values';

/** The link with which an invited user chooses a password. The gateway generates its secret, as it does for sessions. */
export const invitation = z.object({
  expiresAt: instant,
  /** The hash of the link that the inviter passes on where no mail is sent; null when the invitation is sent by mail. */
  linkHash: sha256Hex.nullable(),
});
export type Invitation = z.infer<typeof invitation>;
