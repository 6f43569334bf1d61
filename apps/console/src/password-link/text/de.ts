export const texts = {
  title: 'Passwort wählen',
  done: 'Ihr Passwort wurde gesetzt.',
  text: {
    invitation: 'Willkommen, {{name}}. Wählen Sie ein Passwort, um als {{email}} zu {{account}} zu kommen.',
    'password-reset': 'Guten Tag, {{name}}. Wählen Sie ein neues Passwort für {{email}}.',
  },
  forgotten: {
    link: 'Passwort vergessen?',
    title: 'Passwort vergessen',
    text: 'Nennen Sie uns Ihre E-Mail-Adresse, und wir senden Ihnen einen Link, um ein neues Passwort zu wählen.',
    submit: 'Link senden',
    asked: 'Wenn jemand mit dieser Adresse ein Konto hat, ist ein Link unterwegs.',
    back: 'Zurück zur Anmeldung',
  },
} as const;
