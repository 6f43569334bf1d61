export const texts = {
  signIn: { title: 'Anmelden', email: 'E-Mail-Adresse', password: 'Passwort', submit: 'Anmelden' },
  menu: 'Ihr Konto',
  account: 'Konto {{id}}',
  signOut: 'Abmelden',
  listDescription:
    'Hier sind Sie angemeldet. Beenden Sie eine Sitzung, die Sie nicht kennen, und ändern Sie Ihr Passwort.',
  device: 'Gerät',
  unknownDevice: 'Unbekanntes Gerät',
  current: 'Diese hier',
  address: 'Adresse',
  signedIn: 'Angemeldet',
  lastUsed: 'Zuletzt verwendet',
  ends: 'Endet',
  end: 'Beenden',
  endTitle: 'Diese Sitzung beenden?',
  endText: '{{device}} unter {{address}} muss sich neu anmelden.',
} as const;
