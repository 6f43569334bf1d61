export const texts = {
  title: 'Documentation de l’API',
  description: 'Toutes les requêtes de l’API, à lire et à essayer sur place avec vos propres identifiants.',
  noAccess: {
    title: 'Vous n’avez pas d’accès API',
    ask: 'Demandez à un propriétaire du compte, ou à une personne qui gère les utilisateurs, l’autorisation « Accès API ».',
    inHouseOnly:
      'Seuls les utilisateurs internes peuvent avoir l’accès API. Un propriétaire du compte peut changer votre type d’utilisateur.',
  },
  views: 'Vues de l’API',
  view: { reference: 'Référence', 'swagger-ui': 'Swagger UI' },
  facts: 'Ce qui est rempli',
  account: 'Compte',
  noProject: 'Il n’y a pas encore de projet : des exemples en tiennent lieu.',
  noTicket: 'Il n’y a pas encore de ticket : un exemple en tient lieu.',
  missing: {
    project: 'Le projet de l’adresse n’existe pas, ou pas pour vous. Un autre est rempli.',
    ticket: 'Le ticket de l’adresse n’existe pas, ou pas pour vous. Un autre est rempli.',
  },
  requestUsage: '{{left}} sur {{limit}} restantes par période de {{seconds}} secondes',
  requestUsageText: 'Les requêtes que vous essayez ici comptent comme celles de vos programmes.',
  token: 'Jeton',
  tokenEnds: 'Expire à {{time}}, {{when}}',
  tokenText:
    'Créé pour cette page et gardé dans sa seule mémoire. Il agit en votre nom et se renouvelle tant que la page est ouverte.',
  newToken: 'Obtenir un nouveau jeton',
  revoke: 'Révoquer le jeton',
  revoked: 'Le jeton est révoqué',
  alone: 'Ouvrir sur sa propre page',
} as const;
