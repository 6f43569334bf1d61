export const texts = {
  title: 'Compte',
  number: 'Identifiant du compte',
  shortCode: 'Code court',
  name: 'Nom',
  never: 'Jetons d’accès sans expiration',
  neverText:
    'Les utilisateurs peuvent choisir « Jamais » comme expiration d’un nouveau jeton. Un jeton divulgué fonctionne alors jusqu’à sa suppression. Désactiver cette option ne modifie pas les jetons existants.',
  saved: 'Le compte a été enregistré.',
  notYours: 'L’autorisation « Compte » est nécessaire pour modifier ces paramètres.',
} as const;
