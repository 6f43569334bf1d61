export const texts = {
  title: 'Choisir un mot de passe',
  done: 'Votre mot de passe a été enregistré.',
  text: {
    invitation: 'Bienvenue, {{name}}. Choisissez un mot de passe pour rejoindre {{account}} en tant que {{email}}.',
    'password-reset': 'Bonjour {{name}}. Choisissez un nouveau mot de passe pour {{email}}.',
  },
  forgotten: {
    link: 'Mot de passe oublié ?',
    title: 'Réinitialiser le mot de passe',
    text: 'Saisissez votre adresse e-mail. Nous vous enverrons un lien pour choisir un nouveau mot de passe.',
    submit: 'Envoyer le lien',
    asked:
      'Si un utilisateur possède cette adresse, un lien lui a été envoyé. Si aucun e-mail n’arrive, demandez un lien à l’exploitant de ce Plumbline.',
    back: 'Retour à la connexion',
  },
} as const;
