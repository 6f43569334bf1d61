import type { MailTexts } from './mail-texts';

export const fr: MailTexts = {
  greeting: (name) => `Bonjour ${name},`,
  closing: 'Plumbline. Ce message a été envoyé automatiquement.',
  invitation: ({ inviter, account, link, until }) => ({
    subject: `Votre invitation à rejoindre ${account}`,
    paragraphs: [
      inviter
        ? `${inviter} vous invite à rejoindre ${account} sur Plumbline.`
        : `Vous êtes invité·e à rejoindre ${account} sur Plumbline.`,
      `Choisissez un mot de passe ici ; le lien fonctionne une seule fois, jusqu'au ${until} :`,
      link,
      'Si vous ne savez pas de quoi il s’agit, ignorez ce message.',
    ],
  }),
  'password-reset': ({ link, until }) => ({
    subject: 'Choisissez un nouveau mot de passe',
    paragraphs: [
      'Quelqu’un, vous sans doute, souhaite choisir un nouveau mot de passe pour votre compte.',
      `Cela se fait ici ; le lien fonctionne une seule fois, jusqu'au ${until} :`,
      link,
      'Si ce n’était pas vous, ignorez ce message : votre mot de passe reste inchangé.',
    ],
  }),
  'password-changed': ({ at, ip }) => ({
    subject: 'Votre mot de passe a été modifié',
    paragraphs: [
      `Votre mot de passe a été modifié le ${at}${ip ? `, depuis l’adresse ${ip}` : ''}. Toutes les autres sessions sont terminées.`,
      'Si ce n’était pas vous, choisissez tout de suite un nouveau mot de passe (« Mot de passe oublié ? ») et prévenez un propriétaire de votre compte.',
    ],
  }),
  'token-created': ({ name, tokenId, at, ip }) => ({
    subject: `Un nouveau jeton d’accès : ${name}`,
    paragraphs: [
      `Le jeton d’accès « ${name} » (plb_pat_${tokenId}_…) a été créé pour vous le ${at}${ip ? `, depuis l’adresse ${ip}` : ''}.`,
      'Si ce n’était pas vous, supprimez-le sous Paramètres > Profil > Jetons d’accès personnels et changez votre mot de passe.',
    ],
  }),
  'token-deleted': ({ name, tokenId, by, at }) => ({
    subject: `Votre jeton d’accès a été supprimé : ${name}`,
    paragraphs: [
      `${by} a supprimé votre jeton d’accès « ${name} » (plb_pat_${tokenId}_…) le ${at}. Tout ce qui l’utilisait est désormais refusé.`,
    ],
  }),
  'token-leaked': ({ name, tokenId, at }) => ({
    subject: `Votre jeton d’accès a été signalé comme divulgué : ${name}`,
    paragraphs: [
      `Quelqu’un qui détient votre jeton d’accès « ${name} » (plb_pat_${tokenId}_…) l’a signalé comme divulgué le ${at}. Il est révoqué.`,
      'Cherchez où il a été rendu public, et créez-en un nouveau pour ce qui l’utilisait.',
    ],
  }),
  'token-expiring': ({ name, tokenId, days, expiresAt }) => ({
    subject: `Votre jeton d’accès expire ${days === 1 ? 'demain' : `dans ${days} jours`} : ${name}`,
    paragraphs: [
      `Votre jeton d’accès « ${name} » (plb_pat_${tokenId}_…) expire le ${expiresAt}. Tout ce qui l’utilise sera alors refusé.`,
      'Renouvelez-le sous Paramètres > Profil > Jetons d’accès personnels : l’ancien fonctionne encore un moment à côté du nouveau.',
    ],
  }),
};
