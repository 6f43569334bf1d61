export const texts = {
  signIn: { title: 'Connexion', email: 'Adresse e-mail', password: 'Mot de passe', submit: 'Se connecter' },
  menu: 'Votre compte',
  account: 'Compte {{id}}',
  signOut: 'Se déconnecter',
  listDescription:
    'Où vous êtes connecté. Mettez fin à une session que vous ne reconnaissez pas et changez votre mot de passe.',
  device: 'Appareil',
  unknownDevice: 'Appareil inconnu',
  current: 'Celle-ci',
  address: 'Adresse',
  signedIn: 'Connexion',
  lastUsed: 'Dernière utilisation',
  ends: 'Fin',
  end: 'Terminer',
  endTitle: 'Mettre fin à cette session ?',
  endText: '{{device}} à l’adresse {{address}} devra se reconnecter.',
} as const;
