export const texts = {
  signIn: { title: 'Anmelden', email: 'E-Mail-Adresse', password: 'Passwort', submit: 'Anmelden' },
  menu: 'Ihr Konto',
  account: 'Konto {{id}}',
  signOut: 'Abmelden',
} as const;
