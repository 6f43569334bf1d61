import type { Translations } from './translations';

/** The titles of the error codes. */
export const titles = {
  'The body is not valid JSON': { de: 'Der Body ist kein gültiges JSON', fr: 'Le corps n’est pas du JSON valide' },
  'The request is malformed': { de: 'Die Anfrage ist fehlerhaft aufgebaut', fr: 'La requête est mal formée' },
  'A value is not valid': { de: 'Ein Wert ist ungültig', fr: 'Une valeur n’est pas valide' },
  'The request is too large': { de: 'Die Anfrage ist zu groß', fr: 'La requête est trop volumineuse' },
  'The response would be too large': { de: 'Die Antwort wäre zu groß', fr: 'La réponse serait trop volumineuse' },
  'The content type is not supported': {
    de: 'Der Inhaltstyp wird nicht unterstützt',
    fr: 'Le type de contenu n’est pas pris en charge',
  },
  'None of the accepted content types can be produced': {
    de: 'Keiner der akzeptierten Inhaltstypen ist verfügbar',
    fr: 'Aucun des types de contenu acceptés n’est disponible',
  },
  'There is no such route': { de: 'Diese Route existiert nicht', fr: 'Cette route n’existe pas' },
  'The route does not support this method': {
    de: 'Die Route unterstützt diese Methode nicht',
    fr: 'La route ne prend pas en charge cette méthode',
  },
  'The operation is not implemented': {
    de: 'Die Operation ist nicht implementiert',
    fr: 'L’opération n’est pas implémentée',
  },
  'The request took too long to arrive': {
    de: 'Die Anfrage ist nicht rechtzeitig vollständig eingetroffen',
    fr: 'La requête a mis trop de temps à arriver',
  },
  'The idempotency key was used for a different request': {
    de: 'Der Idempotenzschlüssel wurde für eine andere Anfrage verwendet',
    fr: 'La clé d’idempotence a servi à une autre requête',
  },
  'The resource has changed since it was read': {
    de: 'Die Ressource wurde geändert, seit sie gelesen wurde',
    fr: 'La ressource a été modifiée depuis sa lecture',
  },
  'Too many requests from this address': {
    de: 'Zu viele Anfragen von dieser Adresse',
    fr: 'Trop de requêtes depuis cette adresse',
  },

  'Authentication is required': { de: 'Eine Anmeldung ist erforderlich', fr: 'Une authentification est nécessaire' },
  'The access token is not valid': { de: 'Das Zugriffstoken ist ungültig', fr: 'Le jeton d’accès n’est pas valide' },
  'The session is not valid': { de: 'Die Sitzung ist ungültig', fr: 'La session n’est pas valide' },
  'The e-mail or the password is wrong': {
    de: 'Die E-Mail-Adresse oder das Passwort ist falsch',
    fr: 'L’adresse e-mail ou le mot de passe est incorrect',
  },
  'The current password is wrong': {
    de: 'Das aktuelle Passwort ist falsch',
    fr: 'Le mot de passe actuel est incorrect',
  },
  'More than one credential was sent': {
    de: 'Es wurde mehr als ein Anmeldenachweis gesendet',
    fr: 'Plusieurs moyens d’authentification ont été envoyés',
  },
  'A token must not be sent in the URL': {
    de: 'Ein Token darf nicht in der URL gesendet werden',
    fr: 'Un jeton ne doit pas être envoyé dans l’URL',
  },
  'Too many failed attempts to authenticate': {
    de: 'Zu viele fehlgeschlagene Anmeldeversuche',
    fr: 'Trop de tentatives d’authentification échouées',
  },
  'The CSRF token is missing or wrong': {
    de: 'Das CSRF-Token fehlt oder ist falsch',
    fr: 'Le jeton CSRF est absent ou incorrect',
  },
  'A signed-in session is required': {
    de: 'Eine angemeldete Sitzung ist erforderlich',
    fr: 'Une session ouverte est nécessaire',
  },

  'The action is not allowed': { de: 'Die Aktion ist nicht erlaubt', fr: 'L’action n’est pas autorisée' },
  'The user has no API access': { de: 'Der Benutzer hat keinen API-Zugriff', fr: 'L’utilisateur n’a pas d’accès API' },
  'The access token lacks the required scope': {
    de: 'Dem Zugriffstoken fehlt die nötige Berechtigung',
    fr: 'Le jeton d’accès n’a pas le droit nécessaire',
  },
  'Only account owners can do this': {
    de: 'Das können nur Kontoinhaber',
    fr: 'Seuls les propriétaires du compte peuvent faire cela',
  },
  'There is no such account': { de: 'Dieses Konto existiert nicht', fr: 'Ce compte n’existe pas' },

  'The request limit is used up': {
    de: 'Das Anfragelimit ist ausgeschöpft',
    fr: 'La limite de requêtes est atteinte',
  },
  'The sessions of the user make too many requests': {
    de: 'Der Benutzer sendet in seinen Sitzungen zu viele Anfragen',
    fr: 'L’utilisateur envoie trop de requêtes dans ses sessions',
  },

  'There is no such user': { de: 'Dieser Benutzer existiert nicht', fr: 'Cet utilisateur n’existe pas' },
  'The e-mail is already in use': {
    de: 'Die E-Mail-Adresse wird bereits verwendet',
    fr: 'L’adresse e-mail est déjà utilisée',
  },
  'An account needs at least one owner': {
    de: 'Ein Konto muss mindestens einen Inhaber haben',
    fr: 'Un compte doit avoir au moins un propriétaire',
  },
  'Only in-house users can have API access': {
    de: 'Nur interne Benutzer können API-Zugriff haben',
    fr: 'Seuls les utilisateurs internes peuvent avoir l’accès API',
  },
  'Only in-house users can have permissions': {
    de: 'Nur interne Benutzer können Berechtigungen haben',
    fr: 'Seuls les utilisateurs internes peuvent avoir des autorisations',
  },
  'The link is no longer valid': { de: 'Der Link ist nicht mehr gültig', fr: 'Le lien n’est plus valide' },
  'The user already has a password': {
    de: 'Der Benutzer hat bereits ein Passwort',
    fr: 'L’utilisateur a déjà un mot de passe',
  },
  'There is no such group': { de: 'Diese Gruppe existiert nicht', fr: 'Ce groupe n’existe pas' },
  'A listed user is not an active user of the account': {
    de: 'Ein angegebener Benutzer ist kein aktiver Benutzer des Kontos',
    fr: 'Un utilisateur indiqué n’est pas un utilisateur actif du compte',
  },
  'There is no such session': { de: 'Diese Sitzung existiert nicht', fr: 'Cette session n’existe pas' },

  'There is no such access token': { de: 'Dieses Zugriffstoken existiert nicht', fr: 'Ce jeton d’accès n’existe pas' },
  'The access token needs an expiry': {
    de: 'Das Zugriffstoken braucht ein Ablaufdatum',
    fr: 'Le jeton d’accès doit avoir une date d’expiration',
  },
  'The expiry is too far in the future': {
    de: 'Das Ablaufdatum liegt zu weit in der Zukunft',
    fr: 'La date d’expiration est trop lointaine',
  },
  'The user has too many access tokens': {
    de: 'Der Benutzer hat zu viele Zugriffstoken',
    fr: 'L’utilisateur a trop de jetons d’accès',
  },

  'There is no such project': { de: 'Dieses Projekt existiert nicht', fr: 'Ce projet n’existe pas' },
  'The role is not available to this kind of user': {
    de: 'Die Rolle steht dieser Art von Benutzer nicht zur Verfügung',
    fr: 'Ce type d’utilisateur ne peut pas avoir ce rôle',
  },
  'The user is not a member of the project': {
    de: 'Der Benutzer ist kein Mitglied des Projekts',
    fr: 'L’utilisateur n’est pas membre du projet',
  },
  'The project is archived': { de: 'Das Projekt ist archiviert', fr: 'Le projet est archivé' },
  'There is no such component': { de: 'Dieses Bauteil existiert nicht', fr: 'Ce composant n’existe pas' },
  'There is no such ticket type': { de: 'Dieser Tickettyp existiert nicht', fr: 'Ce type de ticket n’existe pas' },
  'There is no such ticket': { de: 'Dieses Ticket existiert nicht', fr: 'Ce ticket n’existe pas' },
  'The ticket type does not belong to the project': {
    de: 'Der Tickettyp gehört nicht zum Projekt',
    fr: 'Le type de ticket n’appartient pas au projet',
  },
  'The component does not belong to the project': {
    de: 'Das Bauteil gehört nicht zum Projekt',
    fr: 'Le composant n’appartient pas au projet',
  },
  'The user cannot be assigned to the ticket': {
    de: 'Das Ticket kann diesem Benutzer nicht zugewiesen werden',
    fr: 'Le ticket ne peut pas être attribué à cet utilisateur',
  },
  'The parent ticket does not belong to the project': {
    de: 'Das übergeordnete Ticket gehört nicht zum Projekt',
    fr: 'Le ticket parent n’appartient pas au projet',
  },
  'The typed values of the ticket are too large': {
    de: 'Die typisierten Werte des Tickets sind zu groß',
    fr: 'Les valeurs typées du ticket sont trop volumineuses',
  },
  'The UUID belongs to a different ticket': {
    de: 'Die UUID gehört zu einem anderen Ticket',
    fr: 'L’UUID appartient à un autre ticket',
  },
  'A subscriber is not a user of the account': {
    de: 'Ein Abonnent ist kein Benutzer des Kontos',
    fr: 'Un abonné n’est pas un utilisateur du compte',
  },
  'The ticket has subtickets': { de: 'Das Ticket hat Untertickets', fr: 'Le ticket a des sous-tickets' },
  'There is no such attachment': { de: 'Dieser Anhang existiert nicht', fr: 'Cette pièce jointe n’existe pas' },
  'The id belongs to a different attachment': {
    de: 'Die ID gehört zu einem anderen Anhang',
    fr: 'L’identifiant appartient à une autre pièce jointe',
  },
  'The file is too large': { de: 'Die Datei ist zu groß', fr: 'Le fichier est trop volumineux' },
  'The file cannot be read': { de: 'Die Datei kann nicht gelesen werden', fr: 'Le fichier est illisible' },
  'The link is not valid or has expired': {
    de: 'Der Link ist ungültig oder abgelaufen',
    fr: 'Le lien n’est pas valide ou a expiré',
  },

  'There is no such webhook': { de: 'Dieser Webhook existiert nicht', fr: 'Ce webhook n’existe pas' },
  'There is no such delivery': { de: 'Diese Zustellung existiert nicht', fr: 'Cette livraison n’existe pas' },
  'The event of the delivery is no longer stored': {
    de: 'Das Ereignis der Zustellung ist nicht mehr gespeichert',
    fr: 'L’événement de la livraison n’est plus conservé',
  },
  'There is no such replay': { de: 'Dieser erneute Versand existiert nicht', fr: 'Ce renvoi n’existe pas' },
  'A replay of the webhook is running': {
    de: 'Für den Webhook läuft bereits ein erneuter Versand',
    fr: 'Un renvoi du webhook est en cours',
  },
  'There is no such event type': { de: 'Dieser Ereignistyp existiert nicht', fr: 'Ce type d’événement n’existe pas' },
  'The account has no such project': {
    de: 'Dieses Projekt existiert im Konto nicht',
    fr: 'Ce projet n’existe pas dans le compte',
  },
  'The target URL is not allowed': { de: 'Die Ziel-URL ist nicht zulässig', fr: 'L’URL cible n’est pas autorisée' },
  'The header is not allowed': { de: 'Der Header ist nicht zulässig', fr: 'L’en-tête n’est pas autorisé' },
  'The webhook is not verified': { de: 'Der Webhook ist nicht verifiziert', fr: 'Le webhook n’est pas vérifié' },
  'The webhook does not require verification': {
    de: 'Der Webhook verlangt keine Verifizierung',
    fr: 'Le webhook ne demande pas de vérification',
  },
  'Too many secrets of the webhook are valid at once': {
    de: 'Zu viele Geheimnisse des Webhooks sind gleichzeitig gültig',
    fr: 'Trop de secrets du webhook sont valides en même temps',
  },
  'The account has too many webhooks': {
    de: 'Das Konto hat zu viele Webhooks',
    fr: 'Le compte a trop de webhooks',
  },

  'The cursor has expired': { de: 'Der Cursor ist abgelaufen', fr: 'Le curseur a expiré' },
  'The data of the event is not valid': {
    de: 'Die Daten des Ereignisses sind ungültig',
    fr: 'Les données de l’événement ne sont pas valides',
  },
  'The project belongs to another account': {
    de: 'Das Projekt gehört zu einem anderen Konto',
    fr: 'Le projet appartient à un autre compte',
  },

  'A part of the service is not available': {
    de: 'Ein Teil des Dienstes ist nicht verfügbar',
    fr: 'Une partie du service n’est pas disponible',
  },
  'The service is overloaded': { de: 'Der Dienst ist überlastet', fr: 'Le service est surchargé' },
  'A part of the service did not answer in time': {
    de: 'Ein Teil des Dienstes hat nicht rechtzeitig geantwortet',
    fr: 'Une partie du service n’a pas répondu à temps',
  },
  'Something went wrong on our side': {
    de: 'Auf dem Server ist ein Fehler aufgetreten',
    fr: 'Une erreur s’est produite sur le serveur',
  },
} satisfies Translations;
