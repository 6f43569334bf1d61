export const texts = {
  title: 'Requêtes',
  scope: {
    account:
      '{{limit}} requêtes par période de {{seconds}} secondes, tous jetons du compte confondus. Le travail dans ces pages ne compte pas.',
    user: '{{limit}} requêtes par période de {{seconds}} secondes, tous vos jetons confondus. Le travail dans ces pages ne compte pas.',
    token:
      '{{limit}} requêtes par période de {{seconds}} secondes pour chaque jeton. Le travail dans ces pages ne compte pas.',
  },
  used: '{{used}} utilisées',
  left: '{{left}} restantes',
  requests_one: '{{number}} requête',
  requests_other: '{{number}} requêtes',
  history: 'Les dernières 24 heures',
  of: 'Requêtes de',
  allTokens: 'Tous les jetons',
  chart: 'Requêtes heure par heure : {{admitted}} admises, {{refused}} refusées',
  admitted: '{{number}} admises',
  refused: '{{number}} refusées par la limite',
  highest: 'Barre la plus haute : {{number}}',
  showTable: 'Afficher en tableau',
  hideTable: 'Masquer le tableau',
  hour: 'Heure à partir de',
  admittedColumn: 'Admises',
  refusedColumn: 'Refusées',
} as const;
