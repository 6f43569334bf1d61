export const texts = {
  title: 'Profil',
  tabs: { person: 'Profil', password: 'Mot de passe', sessions: 'Sessions', accessTokens: 'Jetons d’accès personnels' },
  name: 'Nom',
  email: 'Adresse e-mail',
  kind: 'Type',
  account: 'Numéro de compte',
} as const;
