import type { MailTexts } from './mail-texts';

export const en: MailTexts = {
  greeting: (name) => `Hello ${name},`,
  closing: 'Plumbline. This message was sent automatically.',
  invitation: ({ inviter, account, link, until }) => ({
    subject: `Your invitation to ${account}`,
    paragraphs: [
      inviter
        ? `${inviter} has invited you to ${account} on Plumbline.`
        : `You are invited to ${account} on Plumbline.`,
      `Choose a password here; the link works once, until ${until}:`,
      link,
      'If you do not know what this is about, ignore this message.',
    ],
  }),
  'password-reset': ({ link, until }) => ({
    subject: 'Choose a new password',
    paragraphs: [
      'Somebody, hopefully you, wants to choose a new password for your account.',
      `You do that here; the link works once, until ${until}:`,
      link,
      'If it was not you, ignore this message: your password stays as it is.',
    ],
  }),
  'password-changed': ({ at, ip }) => ({
    subject: 'Your password was changed',
    paragraphs: [
      `Your password was changed on ${at}${ip ? `, from the address ${ip}` : ''}. All other sessions have ended.`,
      'If it was not you, choose a new password at once ("Forgot your password?") and tell an owner of your account.',
    ],
  }),
  'token-created': ({ name, tokenId, at, ip }) => ({
    subject: `A new access token: ${name}`,
    paragraphs: [
      `The access token "${name}" (plb_pat_${tokenId}_…) was made for you on ${at}${ip ? `, from the address ${ip}` : ''}.`,
      'If it was not you, delete it under Settings > Profile > Personal access tokens and change your password.',
    ],
  }),
  'token-deleted': ({ name, tokenId, by, at }) => ({
    subject: `Your access token was deleted: ${name}`,
    paragraphs: [
      `${by} deleted your access token "${name}" (plb_pat_${tokenId}_…) on ${at}. Whatever used it is refused from now on.`,
    ],
  }),
  'token-leaked': ({ name, tokenId, at }) => ({
    subject: `Your access token was reported as leaked: ${name}`,
    paragraphs: [
      `Somebody who holds your access token "${name}" (plb_pat_${tokenId}_…) reported it as leaked on ${at}. It is revoked.`,
      'Find out where it became known, and make a new one for whatever used it.',
    ],
  }),
  'token-expiring': ({ name, tokenId, days, expiresAt }) => ({
    subject: `Your access token ends ${days === 1 ? 'tomorrow' : `in ${days} days`}: ${name}`,
    paragraphs: [
      `Your access token "${name}" (plb_pat_${tokenId}_…) ends on ${expiresAt}. Whatever uses it is refused from then on.`,
      'Rotate it under Settings > Profile > Personal access tokens: the old one works on for a while beside the new one.',
    ],
  }),
};
