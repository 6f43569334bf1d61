import type { Translations } from './translations';

/** Users, access tokens, projects, tickets, files and webhooks. */
export const domain = {
  'Give the user as user_id.': {
    de: 'Geben Sie den Benutzer als user_id an.',
    fr: 'Indiquez l’utilisateur dans user_id.',
  },
  'Give a password or the hash of a password link.': {
    de: 'Geben Sie ein Passwort oder den Hash eines Passwort-Links an.',
    fr: 'Indiquez un mot de passe ou le hash d’un lien de mot de passe.',
  },
  'Make another user an owner first.': {
    de: 'Machen Sie zuerst einen anderen Benutzer zum Inhaber.',
    fr: 'Désignez d’abord un autre utilisateur comme propriétaire.',
  },
  'An owner always has API access. Therefore only an in-house user can be an owner.': {
    de: 'Ein Inhaber hat immer API-Zugriff. Deshalb kann nur ein interner Benutzer Inhaber sein.',
    fr: 'Un propriétaire a toujours l’accès API. Seul un utilisateur interne peut donc être propriétaire.',
  },
  'Give the id of an active user of the account.': {
    de: 'Geben Sie die ID eines aktiven Benutzers des Kontos an.',
    fr: 'Indiquez l’identifiant d’un utilisateur actif du compte.',
  },
  'The user has a password and can choose another with "Forgot your password?".': {
    de: 'Der Benutzer hat ein Passwort und kann mit „Passwort vergessen?“ ein anderes wählen.',
    fr: 'L’utilisateur a un mot de passe et peut en choisir un autre par « Mot de passe oublié ? ».',
  },
  'The link was used, has expired, is incomplete, or its user has more rights now. Request a new one.': {
    de: 'Der Link wurde verwendet, ist abgelaufen oder unvollständig, oder sein Benutzer hat jetzt mehr Rechte. Fordern Sie einen neuen an.',
    fr: 'Le lien a été utilisé, a expiré, est incomplet, ou son utilisateur a maintenant plus de droits. Demandez-en un nouveau.',
  },

  'API explorer tokens cannot be rotated.': {
    de: 'Token des API-Explorers können nicht erneuert werden.',
    fr: 'Les jetons de l’explorateur d’API ne peuvent pas être renouvelés.',
  },
  'Delete one of your {{count}} access tokens first.': {
    de: 'Löschen Sie zuerst eines Ihrer {{count}} Zugriffstoken.',
    fr: 'Supprimez d’abord l’un de vos {{count}} jetons d’accès.',
  },
  'The account does not allow access tokens that never expire: choose at most {{days}} days.': {
    de: 'Das Konto erlaubt keine Zugriffstoken, die nie ablaufen: Wählen Sie höchstens {{days}} Tage.',
    fr: 'Le compte n’autorise pas les jetons d’accès sans expiration : choisissez {{days}} jours au plus.',
  },
  'An access token lasts at most {{days}} days.': {
    de: 'Ein Zugriffstoken gilt höchstens {{days}} Tage.',
    fr: 'Un jeton d’accès est valide pendant {{days}} jours au plus.',
  },

  'This looks like the short code of a ticket: its path takes the UUID, attributes.uuid.': {
    de: 'Das sieht wie der Kurzcode eines Tickets aus: Der Pfad erwartet die UUID, attributes.uuid.',
    fr: 'Cela ressemble au code court d’un ticket : le chemin attend l’UUID, attributes.uuid.',
  },
  'Give the id of a ticket type that is assigned to this project, or assign the type to the project first.': {
    de: 'Geben Sie die ID eines Tickettyps an, der diesem Projekt zugeordnet ist, oder ordnen Sie den Typ zuerst dem Projekt zu.',
    fr: 'Indiquez l’identifiant d’un type de ticket attribué à ce projet, ou attribuez d’abord le type au projet.',
  },
  'The ticket type has no field {{name}}.': {
    de: 'Der Tickettyp hat kein Feld {{name}}.',
    fr: 'Le type de ticket n’a pas de champ {{name}}.',
  },
  "Give the id of one of this project's components.": {
    de: 'Geben Sie die ID eines Bauteils dieses Projekts an.',
    fr: 'Indiquez l’identifiant d’un composant de ce projet.',
  },
  'Give the UUID of a ticket of the same project.': {
    de: 'Geben Sie die UUID eines Tickets desselben Projekts an.',
    fr: 'Indiquez l’UUID d’un ticket du même projet.',
  },
  'Give the id of an active in-house user of the account, or of a member of this project.': {
    de: 'Geben Sie die ID eines aktiven internen Benutzers des Kontos oder eines Mitglieds dieses Projekts an.',
    fr: 'Indiquez l’identifiant d’un utilisateur interne actif du compte, ou d’un membre de ce projet.',
  },
  'Give only ids of users of the account.': {
    de: 'Geben Sie nur IDs von Benutzern des Kontos an.',
    fr: 'N’indiquez que des identifiants d’utilisateurs du compte.',
  },
  'The typed values of a ticket may have {{most}} bytes together, those that it has included. These have {{size}}. Attach large values as files.':
    {
      de: 'Die typisierten Werte eines Tickets dürfen zusammen höchstens {{most}} Bytes umfassen, vorhandene mitgezählt. Diese umfassen {{size}}. Hängen Sie große Werte als Dateien an.',
      fr: 'Les valeurs typées d’un ticket ne peuvent pas dépasser {{most}} octets au total, valeurs existantes comprises. Celles-ci en font {{size}}. Joignez les grandes valeurs comme fichiers.',
    },
  'Give the ticket a UUID of its own, or leave the UUID out.': {
    de: 'Geben Sie dem Ticket eine eigene UUID, oder lassen Sie die UUID weg.',
    fr: 'Donnez au ticket un UUID qui lui est propre, ou omettez l’UUID.',
  },
  'Delete its subtickets first.': {
    de: 'Löschen Sie zuerst seine Untertickets.',
    fr: 'Supprimez d’abord ses sous-tickets.',
  },

  'The file is empty.': { de: 'Die Datei ist leer.', fr: 'Le fichier est vide.' },
  'The file has been deleted.': { de: 'Die Datei wurde gelöscht.', fr: 'Le fichier a été supprimé.' },
  'A file can have at most {{size}} MB.': {
    de: 'Eine Datei darf höchstens {{size}} MB groß sein.',
    fr: 'Un fichier ne peut pas dépasser {{size}} Mo.',
  },
  'The file cannot be read: its data URI is not base64.': {
    de: 'Die Datei kann nicht gelesen werden: Ihre Data-URI ist nicht base64.',
    fr: 'Le fichier est illisible : son URI de données n’est pas en base64.',
  },
  'The file cannot be read: its data URI has no comma.': {
    de: 'Die Datei kann nicht gelesen werden: Ihre Data-URI hat kein Komma.',
    fr: 'Le fichier est illisible : son URI de données n’a pas de virgule.',
  },
  'The file cannot be read: its base64 has other characters.': {
    de: 'Die Datei kann nicht gelesen werden: Ihr base64 enthält andere Zeichen.',
    fr: 'Le fichier est illisible : son base64 contient d’autres caractères.',
  },
  'The file cannot be read: it is empty.': {
    de: 'Die Datei kann nicht gelesen werden: Sie ist leer.',
    fr: 'Le fichier est illisible : il est vide.',
  },
  'The store for files is not available. Try again later.': {
    de: 'Der Dateispeicher ist nicht verfügbar. Versuchen Sie es später erneut.',
    fr: 'Le stockage des fichiers n’est pas disponible. Réessayez plus tard.',
  },
  'List the attachments again to get a new link.': {
    de: 'Rufen Sie die Anhänge erneut ab, um einen neuen Link zu erhalten.',
    fr: 'Relisez la liste des pièces jointes pour obtenir un nouveau lien.',
  },
} satisfies Translations;
