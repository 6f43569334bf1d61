export const texts = {
  title: 'Profil',
  tabs: { person: 'Profil', password: 'Passwort', sessions: 'Sitzungen', accessTokens: 'Persönliche Zugriffstoken' },
  name: 'Name',
  email: 'E-Mail-Adresse',
  kind: 'Art',
  account: 'Kontonummer',
} as const;
