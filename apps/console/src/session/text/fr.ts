export const texts = {
  signIn: { title: 'Connexion', email: 'Adresse e-mail', password: 'Mot de passe', submit: 'Se connecter' },
  menu: 'Votre compte',
  account: 'Compte {{id}}',
  signOut: 'Se déconnecter',
} as const;
