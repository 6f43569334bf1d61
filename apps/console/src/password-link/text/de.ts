export const texts = {
  title: 'Passwort wählen',
  done: 'Ihr Passwort wurde gespeichert.',
  text: {
    invitation: 'Willkommen, {{name}}. Wählen Sie ein Passwort, um {{account}} als {{email}} beizutreten.',
    'password-reset': 'Guten Tag, {{name}}. Wählen Sie ein neues Passwort für {{email}}.',
  },
  forgotten: {
    link: 'Passwort vergessen?',
    title: 'Passwort zurücksetzen',
    text: 'Geben Sie Ihre E-Mail-Adresse ein. Wir senden Ihnen einen Link, mit dem Sie ein neues Passwort wählen.',
    submit: 'Link senden',
    asked:
      'Falls es einen Benutzer mit dieser Adresse gibt, ist ein Link unterwegs. Wenn keine E-Mail ankommt, bitten Sie den Betreiber dieses Plumbline um einen Link.',
    back: 'Zurück zur Anmeldung',
  },
} as const;
