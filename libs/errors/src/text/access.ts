import type { Translations } from './translations';

/** Who may do what, with which credential, and how often. */
export const access = {
  'Send only one of X-PlanRadar-API-Key, Authorization: Bearer and the session cookie.': {
    de: 'Senden Sie nur eines von X-PlanRadar-API-Key, Authorization: Bearer und dem Sitzungs-Cookie.',
    fr: 'N’envoyez qu’un seul de ces éléments : X-PlanRadar-API-Key, Authorization: Bearer ou le cookie de session.',
  },
  'The cookie {{name}} was sent more than once. Delete the cookies of this site, then sign in again.': {
    de: 'Das Cookie {{name}} wurde mehrmals gesendet. Löschen Sie die Cookies dieser Website und melden Sie sich erneut an.',
    fr: 'Le cookie {{name}} a été envoyé plusieurs fois. Supprimez les cookies de ce site, puis reconnectez-vous.',
  },
  'The Authorization header must be Bearer, followed by an access token of Plumbline.': {
    de: 'Der Header Authorization muss Bearer sein, gefolgt von einem Zugriffstoken von Plumbline.',
    fr: 'L’en-tête Authorization doit être Bearer, suivi d’un jeton d’accès de Plumbline.',
  },
  'Send an access token in the header X-PlanRadar-API-Key, or as Authorization: Bearer.': {
    de: 'Senden Sie ein Zugriffstoken im Header X-PlanRadar-API-Key oder als Authorization: Bearer.',
    fr: 'Envoyez un jeton d’accès dans l’en-tête X-PlanRadar-API-Key, ou par Authorization: Bearer.',
  },
  'Sign in to the console: this route requires its session, and takes no access tokens.': {
    de: 'Melden Sie sich in der Konsole an: Diese Route verlangt deren Sitzung und akzeptiert keine Zugriffstoken.',
    fr: 'Connectez-vous à la console : cette route demande sa session et n’accepte pas de jetons d’accès.',
  },
  'This route takes no access tokens. Sign in to the console to use it.': {
    de: 'Diese Route akzeptiert keine Zugriffstoken. Melden Sie sich in der Konsole an, um sie zu nutzen.',
    fr: 'Cette route n’accepte pas de jetons d’accès. Connectez-vous à la console pour l’utiliser.',
  },
  'Sign in to make access tokens.': {
    de: 'Melden Sie sich an, um Zugriffstoken zu erstellen.',
    fr: 'Connectez-vous pour créer des jetons d’accès.',
  },
  'The access token is unknown, expired or revoked. Its user can create a new one in the console.': {
    de: 'Das Zugriffstoken ist unbekannt, abgelaufen oder widerrufen. Sein Benutzer kann in der Konsole ein neues erstellen.',
    fr: 'Le jeton d’accès est inconnu, expiré ou révoqué. Son utilisateur peut en créer un nouveau dans la console.',
  },
  'Send the token in the header X-PlanRadar-API-Key instead. URLs are written to logs, so consider this token leaked.':
    {
      de: 'Senden Sie das Token im Header X-PlanRadar-API-Key. URLs werden protokolliert: Betrachten Sie dieses Token als kompromittiert.',
      fr: 'Envoyez plutôt le jeton dans l’en-tête X-PlanRadar-API-Key. Les URL sont journalisées : considérez ce jeton comme compromis.',
    },
  'Send the value meta.csrf-token of GET or POST /session in the header X-CSRF-Token.': {
    de: 'Senden Sie den Wert meta.csrf-token von GET oder POST /session im Header X-CSRF-Token.',
    fr: 'Envoyez la valeur meta.csrf-token de GET ou POST /session dans l’en-tête X-CSRF-Token.',
  },
  'The request comes from a page of {{origin}}, which is not this server. {{remedy}}': {
    de: 'Die Anfrage kommt von einer Seite von {{origin}}, und das ist nicht dieser Server. {{remedy}}',
    fr: 'La requête vient d’une page de {{origin}}, qui n’est pas ce serveur. {{remedy}}',
  },
  'If that is the console, the operator has to set PUBLIC_URL to the URL that its users open, or TRUST_PROXY to the address of the proxy in front of the gateway.':
    {
      de: 'Wenn das die Konsole ist, muss der Betreiber PUBLIC_URL auf die URL setzen, die ihre Benutzer öffnen, oder TRUST_PROXY auf die Adresse des Proxys vor dem Gateway.',
      fr: 'Si c’est la console, l’exploitant doit définir PUBLIC_URL sur l’URL que ses utilisateurs ouvrent, ou TRUST_PROXY sur l’adresse du proxy placé devant la passerelle.',
    },
  'Wait before you try to sign in again.': {
    de: 'Warten Sie, bevor Sie sich erneut anmelden.',
    fr: 'Attendez avant de vous reconnecter.',
  },
  'Too many failed attempts. Try again in {{seconds}} seconds.': {
    de: 'Zu viele Fehlversuche. Versuchen Sie es in {{seconds}} Sekunden erneut.',
    fr: 'Trop de tentatives échouées. Réessayez dans {{seconds}} secondes.',
  },
  'The limit is {{limit}} requests in {{window}} seconds. Try again in {{seconds}} seconds.': {
    de: 'Das Limit beträgt {{limit}} Anfragen innerhalb von {{window}} Sekunden. Versuchen Sie es in {{seconds}} Sekunden erneut.',
    fr: 'La limite est de {{limit}} requêtes sur {{window}} secondes. Réessayez dans {{seconds}} secondes.',
  },
  "A user's sessions can make {{limit}} requests in a minute. Programs use an access token.": {
    de: 'Ein Benutzer kann in seinen Sitzungen {{limit}} Anfragen pro Minute senden. Programme verwenden ein Zugriffstoken.',
    fr: 'Un utilisateur peut envoyer {{limit}} requêtes par minute dans ses sessions. Les programmes utilisent un jeton d’accès.',
  },
  'Too many requests of this account are in progress. Wait for responses before you send more.': {
    de: 'Zu viele Anfragen dieses Kontos sind in Bearbeitung. Warten Sie auf Antworten, bevor Sie weitere senden.',
    fr: 'Trop de requêtes de ce compte sont en cours. Attendez les réponses avant d’en envoyer d’autres.',
  },

  'The customer id in the path is not the id of your account, {{account}}.': {
    de: 'Die Kunden-ID im Pfad ist nicht die ID Ihres Kontos, {{account}}.',
    fr: 'L’identifiant du client dans le chemin n’est pas celui de votre compte, {{account}}.',
  },
  'The access token does not have the scope "{{scope}}".': {
    de: 'Das Zugriffstoken hat die Berechtigung "{{scope}}" nicht.',
    fr: 'Le jeton d’accès n’a pas le droit "{{scope}}".',
  },
  'A user manager of your account can grant you the permission "API access".': {
    de: 'Wer in Ihrem Konto Benutzer verwaltet, kann Ihnen die Berechtigung „API-Zugriff“ erteilen.',
    fr: 'La personne qui gère les utilisateurs de votre compte peut vous accorder l’autorisation « Accès API ».',
  },
  'Managing users requires the permission "users".': {
    de: 'Um Benutzer zu verwalten, ist die Berechtigung „Benutzer“ nötig.',
    fr: 'L’autorisation « Utilisateurs » est nécessaire pour gérer les utilisateurs.',
  },
  'Managing groups requires the permission "groups".': {
    de: 'Um Gruppen zu verwalten, ist die Berechtigung „Gruppen“ nötig.',
    fr: 'L’autorisation « Groupes » est nécessaire pour gérer les groupes.',
  },
  'Changing the account\'s settings requires the permission "accounts".': {
    de: 'Um die Einstellungen des Kontos zu ändern, ist die Berechtigung „Konto“ nötig.',
    fr: 'L’autorisation « Compte » est nécessaire pour modifier les paramètres du compte.',
  },
  'Other people\'s tokens take the permission "users".': {
    de: 'Für die Token anderer ist die Berechtigung „Benutzer“ nötig.',
    fr: 'L’autorisation « Utilisateurs » est nécessaire pour les jetons d’autres personnes.',
  },
  'Others have given this user roles in projects. Inviting the user again requires the permission "projects".': {
    de: 'Andere haben diesem Benutzer Rollen in Projekten gegeben. Um ihn erneut einzuladen, ist die Berechtigung „Projekte“ nötig.',
    fr: 'D’autres ont donné à cet utilisateur des rôles dans des projets. L’autorisation « Projets » est nécessaire pour le réinviter.',
  },
  'You can give only permissions that you have yourself, not {{permissions}}.': {
    de: 'Sie können nur Berechtigungen erteilen, die Sie selbst haben. Ihnen fehlt: {{permissions}}.',
    fr: 'Vous ne pouvez accorder que des autorisations que vous avez vous-même. Il vous manque : {{permissions}}.',
  },
  'Only an owner can change an owner.': {
    de: 'Nur ein Inhaber kann einen Inhaber ändern.',
    fr: 'Seul un propriétaire peut modifier un propriétaire.',
  },
  "Nobody but the owner can delete an owner's access token.": {
    de: 'Das Zugriffstoken eines Inhabers kann nur er selbst löschen.',
    fr: 'Seul le propriétaire peut supprimer son propre jeton d’accès.',
  },
  'Your role in this project is {{role}}: you can assign only roles up to it, to members who have no higher one.': {
    de: 'Ihre Rolle in diesem Projekt ist „{{role}}“: Sie können nur Rollen bis zu dieser vergeben, an Mitglieder, die keine höhere haben.',
    fr: 'Votre rôle dans ce projet est « {{role}} » : vous ne pouvez attribuer que des rôles jusqu’à celui-ci, à des membres qui n’en ont pas de plus élevé.',
  },
  'A user is at most {{role}} in a project.': {
    de: 'Ein Benutzer kann in einem Projekt höchstens die Rolle „{{role}}“ haben.',
    fr: 'Un utilisateur peut avoir au plus le rôle « {{role}} » dans un projet.',
  },
  'A subcontractor is at most {{role}} in a project.': {
    de: 'Ein Nachunternehmer kann in einem Projekt höchstens die Rolle „{{role}}“ haben.',
    fr: 'Un sous-traitant peut avoir au plus le rôle « {{role}} » dans un projet.',
  },
  'A watcher is at most {{role}} in a project.': {
    de: 'Ein Beobachter kann in einem Projekt höchstens die Rolle „{{role}}“ haben.',
    fr: 'Un observateur peut avoir au plus le rôle « {{role}} » dans un projet.',
  },
} satisfies Translations;
