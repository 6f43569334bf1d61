export const texts = {
  title: 'Documentation de l’API',
  description: 'Consultez toutes les requêtes de l’API et essayez-les avec vos propres identifiants.',
  noAccess: {
    title: 'Vous n’avez pas d’accès API',
    ask: 'Demandez l’autorisation « Accès API » à un propriétaire du compte ou à une personne qui gère les utilisateurs.',
    inHouseOnly:
      'Seuls les utilisateurs internes peuvent avoir l’accès API. Un propriétaire du compte peut changer votre type d’utilisateur.',
  },
  views: 'Vues de l’API',
  view: {
    reference: 'Référence',
    'swagger-ui': 'Swagger UI',
  },
  version: 'Version de l’API',
  facts: 'Valeurs des exemples',
  account: 'Compte',
  noProject: 'Il n’y a pas encore de projet. La documentation affiche des valeurs d’exemple.',
  noTicket: 'Il n’y a pas encore de ticket. La documentation affiche une valeur d’exemple.',
  missing: {
    project:
      'Le projet indiqué dans l’adresse n’existe pas, ou vous n’y avez pas accès. Un autre projet est utilisé à sa place.',
    ticket:
      'Le ticket indiqué dans l’adresse n’existe pas, ou vous n’y avez pas accès. Un autre ticket est utilisé à sa place.',
  },
  requestUsage: '{{left}} sur {{limit}} restantes sur {{seconds}} secondes',
  requestUsageText: 'Les requêtes envoyées d’ici comptent comme celles de vos programmes.',
  token: 'Jeton',
  tokenEnds: 'Expire à {{time}}, {{when}}',
  tokenText:
    'Créé pour cette page et conservé uniquement en mémoire. Il agit en votre nom et se renouvelle tant que la page est ouverte.',
  newToken: 'Obtenir un nouveau jeton',
  revoke: 'Révoquer le jeton',
  revoked: 'Le jeton a été révoqué',
  alone: 'Ouvrir dans une page séparée',
} as const;
