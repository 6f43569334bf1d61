import type { MailTexts } from './mail-texts';

export const de: MailTexts = {
  greeting: (name) => `Guten Tag ${name},`,
  closing: 'Plumbline. Diese Nachricht wurde automatisch versandt.',
  invitation: ({ inviter, account, link, until }) => ({
    subject: `Ihre Einladung zu ${account}`,
    paragraphs: [
      inviter
        ? `${inviter} lädt Sie zu ${account} auf Plumbline ein.`
        : `Sie sind zu ${account} auf Plumbline eingeladen.`,
      `Wählen Sie hier ein Passwort; der Link funktioniert einmal, bis ${until}:`,
      link,
      'Wenn Sie nicht wissen, worum es geht, beachten Sie diese Nachricht nicht weiter.',
    ],
  }),
  'password-reset': ({ link, until }) => ({
    subject: 'Wählen Sie ein neues Passwort',
    paragraphs: [
      'Jemand, hoffentlich Sie, möchte für Ihr Konto ein neues Passwort wählen.',
      `Das geht hier; der Link funktioniert einmal, bis ${until}:`,
      link,
      'Wenn Sie es nicht waren, beachten Sie diese Nachricht nicht weiter: Ihr Passwort bleibt, wie es ist.',
    ],
  }),
  'password-changed': ({ at, ip }) => ({
    subject: 'Ihr Passwort wurde geändert',
    paragraphs: [
      `Ihr Passwort wurde am ${at}${ip ? ` von der Adresse ${ip} aus` : ''} geändert. Alle anderen Sitzungen sind beendet.`,
      'Wenn Sie es nicht waren, wählen Sie sofort ein neues Passwort („Passwort vergessen?“) und verständigen Sie einen Inhaber Ihres Kontos.',
    ],
  }),
  'token-created': ({ name, tokenId, at, ip }) => ({
    subject: `Ein neues Zugriffstoken: ${name}`,
    paragraphs: [
      `Das Zugriffstoken „${name}“ (plb_pat_${tokenId}_…) wurde am ${at}${ip ? ` von der Adresse ${ip} aus` : ''} für Sie angelegt.`,
      'Wenn Sie es nicht waren, löschen Sie es unter Einstellungen > Profil > Persönliche Zugriffstokens und ändern Sie Ihr Passwort.',
    ],
  }),
  'token-deleted': ({ name, tokenId, by, at }) => ({
    subject: `Ihr Zugriffstoken wurde gelöscht: ${name}`,
    paragraphs: [
      `${by} hat Ihr Zugriffstoken „${name}“ (plb_pat_${tokenId}_…) am ${at} gelöscht. Was es verwendet hat, wird ab jetzt abgewiesen.`,
    ],
  }),
  'token-leaked': ({ name, tokenId, at }) => ({
    subject: `Ihr Zugriffstoken wurde als bekannt geworden gemeldet: ${name}`,
    paragraphs: [
      `Jemand, der Ihr Zugriffstoken „${name}“ (plb_pat_${tokenId}_…) hat, meldete es am ${at} als bekannt geworden. Es ist widerrufen.`,
      'Finden Sie heraus, wo es bekannt wurde, und legen Sie für das, was es verwendet hat, ein neues an.',
    ],
  }),
  'token-expiring': ({ name, tokenId, days, expiresAt }) => ({
    subject: `Ihr Zugriffstoken endet ${days === 1 ? 'morgen' : `in ${days} Tagen`}: ${name}`,
    paragraphs: [
      `Ihr Zugriffstoken „${name}“ (plb_pat_${tokenId}_…) endet am ${expiresAt}. Was es verwendet, wird ab dann abgewiesen.`,
      'Erneuern Sie es unter Einstellungen > Profil > Persönliche Zugriffstokens: Das alte funktioniert neben dem neuen noch eine Weile.',
    ],
  }),
};
