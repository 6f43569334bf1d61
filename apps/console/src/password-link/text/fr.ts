export const texts = {
  title: 'Choisir un mot de passe',
  done: 'Votre mot de passe a été enregistré.',
  text: {
    invitation: 'Bienvenue, {{name}}. Choisissez un mot de passe pour rejoindre {{account}} en tant que {{email}}.',
    'password-reset': 'Bonjour {{name}}. Choisissez un nouveau mot de passe pour {{email}}.',
  },
  forgotten: {
    link: 'Mot de passe oublié ?',
    title: 'Mot de passe oublié',
    text: 'Indiquez votre adresse e-mail : nous vous enverrons un lien pour choisir un nouveau mot de passe.',
    submit: 'Envoyer le lien',
    asked: 'Si quelqu’un a un compte avec cette adresse, un lien est en route.',
    back: 'Retour à la connexion',
  },
} as const;
