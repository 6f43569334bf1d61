import type { Translations } from './translations';

/** Webhooks, their settings and deliveries, and events. */
export const webhooks = {
  'An account can have {{most}} webhooks. Delete one first.': {
    de: 'Ein Konto kann {{most}} Webhooks haben. Löschen Sie zuerst einen.',
    fr: 'Un compte peut avoir {{most}} webhooks. Supprimez-en un d’abord.',
  },
  'The account has no such project.': {
    de: 'Dieses Projekt existiert im Konto nicht.',
    fr: 'Ce projet n’existe pas dans le compte.',
  },
  '"*" includes every event, so it must be the only choice.': {
    de: '"*" umfasst alle Ereignisse und muss daher die einzige Auswahl sein.',
    fr: '"*" comprend tous les événements : ce doit être le seul choix.',
  },
  'No event matches this pattern. Use "*" alone, or in place of the words after an underscore, as in "ticket_*".': {
    de: 'Kein Ereignis entspricht diesem Muster. Verwenden Sie "*" allein oder anstelle der Wörter nach einem Unterstrich, wie in "ticket_*".',
    fr: 'Aucun événement ne correspond à ce motif. Utilisez "*" seul, ou à la place des mots après un tiret bas, comme dans "ticket_*".',
  },
  'No event has this name. The event catalogue lists all names.': {
    de: 'Kein Ereignis hat diesen Namen. Der Ereigniskatalog listet alle Namen auf.',
    fr: 'Aucun événement n’a ce nom. Le catalogue des événements donne tous les noms.',
  },

  'This is not an absolute URL.': { de: 'Das ist keine absolute URL.', fr: 'Ce n’est pas une URL absolue.' },
  'The URL must begin with {{schemes}}.': {
    de: 'Die URL muss mit {{schemes}} beginnen.',
    fr: 'L’URL doit commencer par {{schemes}}.',
  },
  'The URL must not contain a user name or password. Use "basic-auth" instead.': {
    de: 'Die URL darf weder Benutzernamen noch Passwort enthalten. Verwenden Sie dafür "basic-auth".',
    fr: 'L’URL ne doit contenir ni nom d’utilisateur ni mot de passe. Utilisez plutôt "basic-auth".',
  },
  'The URL must not contain a fragment, which would never reach the subscriber.': {
    de: 'Die URL darf kein Fragment enthalten: Es würde den Empfänger nie erreichen.',
    fr: 'L’URL ne doit pas contenir de fragment : il n’atteindrait jamais le destinataire.',
  },
  'The URL must lead to a public address.': {
    de: 'Die URL muss zu einer öffentlichen Adresse führen.',
    fr: 'L’URL doit mener à une adresse publique.',
  },

  'The user name must not contain a colon or a control character.': {
    de: 'Der Benutzername darf weder Doppelpunkt noch Steuerzeichen enthalten.',
    fr: 'Le nom d’utilisateur ne doit contenir ni deux-points ni caractère de contrôle.',
  },
  'The password must not contain a control character.': {
    de: 'Das Passwort darf keine Steuerzeichen enthalten.',
    fr: 'Le mot de passe ne doit pas contenir de caractère de contrôle.',
  },
  'A password is required: none is stored for this user name.': {
    de: 'Ein Passwort ist erforderlich: Für diesen Benutzernamen ist keines gespeichert.',
    fr: 'Un mot de passe est nécessaire : aucun n’est enregistré pour ce nom d’utilisateur.',
  },
  'The names and values of the headers may have {{most}} bytes together. These have {{size}}.': {
    de: 'Die Namen und Werte der Header dürfen zusammen höchstens {{most}} Bytes umfassen. Diese umfassen {{size}}.',
    fr: 'Les noms et les valeurs des en-têtes ne peuvent pas dépasser {{most}} octets au total. Ceux-ci en font {{size}}.',
  },
  "A header name must consist of letters, digits and !#$%&'*+-.^_`|~ only.": {
    de: "Ein Headername darf nur aus Buchstaben, Ziffern und !#$%&'*+-.^_`|~ bestehen.",
    fr: "Un nom d’en-tête ne peut contenir que des lettres, des chiffres et !#$%&'*+-.^_`|~.",
  },
  'A header cannot be named __proto__.': {
    de: 'Ein Header kann nicht __proto__ heißen.',
    fr: 'Un en-tête ne peut pas s’appeler __proto__.',
  },
  'Deliveries set this header themselves.': {
    de: 'Zustellungen setzen diesen Header selbst.',
    fr: 'Les livraisons définissent elles-mêmes cet en-tête.',
  },
  '"basic-auth" sets this header. Use one of the two.': {
    de: '"basic-auth" setzt diesen Header. Verwenden Sie eines von beiden.',
    fr: '"basic-auth" définit cet en-tête. Utilisez l’un des deux.',
  },
  'This header occurs twice.': { de: 'Dieser Header kommt zweimal vor.', fr: 'Cet en-tête apparaît deux fois.' },
  'A header value must not contain line breaks, control characters or characters outside of Latin-1.': {
    de: 'Ein Headerwert darf weder Zeilenumbrüche noch Steuerzeichen noch Zeichen außerhalb von Latin-1 enthalten.',
    fr: 'Une valeur d’en-tête ne doit contenir ni saut de ligne, ni caractère de contrôle, ni caractère hors de Latin-1.',
  },
  'A hidden header needs a new value to be shown.': {
    de: 'Ein verborgener Header braucht einen neuen Wert, um angezeigt zu werden.',
    fr: 'Un en-tête masqué doit recevoir une nouvelle valeur pour être affiché.',
  },
  'The header needs a value.': { de: 'Der Header braucht einen Wert.', fr: 'L’en-tête doit avoir une valeur.' },
  '{{count}} secrets are still valid. Wait until one expires, or expire all of them with "overlap-hours": 0.': {
    de: '{{count}} Geheimnisse sind noch gültig. Warten Sie, bis eines abläuft, oder lassen Sie alle mit "overlap-hours": 0 ablaufen.',
    fr: '{{count}} secrets sont encore valides. Attendez que l’un d’eux expire, ou faites-les tous expirer avec "overlap-hours": 0.',
  },
  'Too many test requests are waiting for a response. Try again when some have finished.': {
    de: 'Zu viele Testanfragen warten auf eine Antwort. Versuchen Sie es erneut, wenn einige beendet sind.',
    fr: 'Trop de requêtes de test attendent une réponse. Réessayez lorsque certaines seront terminées.',
  },

  'Set either since or failed-from, not both.': {
    de: 'Geben Sie entweder since oder failed-from an, nicht beide.',
    fr: 'Indiquez soit since, soit failed-from, mais pas les deux.',
  },
  'Set since to replay everything, or failed-from to replay what failed.': {
    de: 'Geben Sie since an, um alles erneut zu senden, oder failed-from, um Fehlgeschlagenes erneut zu senden.',
    fr: 'Indiquez since pour tout renvoyer, ou failed-from pour renvoyer ce qui a échoué.',
  },
  'since must be in the past.': {
    de: 'since muss in der Vergangenheit liegen.',
    fr: 'since doit être dans le passé.',
  },
  'failed-from must be in the past.': {
    de: 'failed-from muss in der Vergangenheit liegen.',
    fr: 'failed-from doit être dans le passé.',
  },
  'failed-to must be after failed-from.': {
    de: 'failed-to muss nach failed-from liegen.',
    fr: 'failed-to doit être postérieur à failed-from.',
  },

  'there is no "{{type}}" in the catalogue': {
    de: 'der Katalog enthält kein "{{type}}"',
    fr: 'le catalogue ne contient pas "{{type}}"',
  },
  'data of "{{type}}": {{problems}}': {
    de: 'Daten von "{{type}}": {{problems}}',
    fr: 'données de "{{type}}" : {{problems}}',
  },
  'project {{project}} does not belong to account {{account}}': {
    de: 'Projekt {{project}} gehört nicht zu Konto {{account}}',
    fr: 'le projet {{project}} n’appartient pas au compte {{account}}',
  },
} satisfies Translations;
