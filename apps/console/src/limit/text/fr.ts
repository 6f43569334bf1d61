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
} as const;
