export const texts = {
  title: 'Compte',
  number: 'Identifiant du compte',
  shortCode: 'Code court',
  name: 'Nom',
  never: 'Jetons d’accès sans expiration',
  neverText:
    '« Jamais » peut être choisi pour un nouveau jeton. Un jeton divulgué fonctionne alors jusqu’à ce que quelqu’un le supprime. Une fois l’option retirée, les jetons existants gardent leur fin.',
  saved: 'Le compte a été enregistré.',
  notYours: 'Modifier ceci demande l’autorisation « Compte ».',
} as const;
