import type { Translations } from './translations';

/** What is wrong with a value, as a predicate of a sentence that begins with the name of the value. */
export const validation = {
  '{{name}} is required.': { de: '{{name}} ist erforderlich.', fr: '{{name}} est obligatoire.' },
  '{{name}} {{mistake}}.': { de: '{{name}} {{mistake}}.', fr: '{{name}} {{mistake}}.' },
  '{{name}} cannot be set. {{instead}}': {
    de: '{{name}} kann nicht gesetzt werden. {{instead}}',
    fr: '{{name}} ne peut pas être défini. {{instead}}',
  },
  '{{name}} must be {{value}}. {{instead}}': {
    de: '{{name}} muss {{value}} sein. {{instead}}',
    fr: '{{name}} doit être {{value}}. {{instead}}',
  },
  'Leave it out.': { de: 'Lassen Sie es weg.', fr: 'Omettez-le.' },
  'Create the user, then update it with active false.': {
    de: 'Legen Sie den Benutzer an, und ändern Sie ihn dann mit active false.',
    fr: 'Créez l’utilisateur, puis modifiez-le avec active false.',
  },
  'Add the user to a project by POST add_member_to_project.': {
    de: 'Fügen Sie den Benutzer mit POST add_member_to_project zu einem Projekt hinzu.',
    fr: 'Ajoutez l’utilisateur à un projet par POST add_member_to_project.',
  },
  'Add the user to user_ids of a group.': {
    de: 'Nehmen Sie den Benutzer in user_ids einer Gruppe auf.',
    fr: 'Ajoutez l’utilisateur à user_ids d’un groupe.',
  },
  'Name the users in white_list.': {
    de: 'Nennen Sie die Benutzer in white_list.',
    fr: 'Indiquez les utilisateurs dans white_list.',
  },
  'and {{count}} more': { de: 'und {{count}} weitere', fr: 'et {{count}} de plus' },

  'is not valid': { de: 'ist ungültig', fr: 'n’est pas valide' },
  'must be a text': { de: 'muss ein Text sein', fr: 'doit être un texte' },
  'must be a number': { de: 'muss eine Zahl sein', fr: 'doit être un nombre' },
  'must be a whole number': { de: 'muss eine ganze Zahl sein', fr: 'doit être un nombre entier' },
  'must be true or false': { de: 'muss true oder false sein', fr: 'doit être true ou false' },
  'must be a list': { de: 'muss eine Liste sein', fr: 'doit être une liste' },
  'must be an object': { de: 'muss ein Objekt sein', fr: 'doit être un objet' },
  'must be of the type {{type}}': { de: 'muss vom Typ {{type}} sein', fr: 'doit être de type {{type}}' },
  'must be an e-mail address': { de: 'muss eine E-Mail-Adresse sein', fr: 'doit être une adresse e-mail' },
  'must be a URL': { de: 'muss eine URL sein', fr: 'doit être une URL' },
  'must be a UUID': { de: 'muss eine UUID sein', fr: 'doit être un UUID' },
  'must be an id': { de: 'muss eine ID sein', fr: 'doit être un identifiant' },
  'must be the id of a role: GET roles lists them': {
    de: 'muss die ID einer Rolle sein: GET roles listet sie auf',
    fr: 'doit être l’identifiant d’un rôle : GET roles en donne la liste',
  },
  'must be the id of a user, or {"id": ..., "type": "User"}': {
    de: 'muss die ID eines Benutzers sein, oder {"id": ..., "type": "User"}',
    fr: 'doit être l’identifiant d’un utilisateur, ou {"id": ..., "type": "User"}',
  },
  'must be the number of a status: {{choices}}': {
    de: 'muss die Nummer eines Status sein: {{choices}}',
    fr: 'doit être le numéro d’un statut : {{choices}}',
  },
  'must be the number of a priority: {{choices}}': {
    de: 'muss die Nummer einer Priorität sein: {{choices}}',
    fr: 'doit être le numéro d’une priorité : {{choices}}',
  },
  'must have another form': { de: 'muss eine andere Form haben', fr: 'doit avoir une autre forme' },
  'must be one of {{values}}': {
    de: 'muss einer dieser Werte sein: {{values}}',
    fr: 'doit être l’une de ces valeurs : {{values}}',
  },
  'must be {{value}}': { de: 'muss {{value}} sein', fr: 'doit être {{value}}' },
  'must be a multiple of {{divisor}}': {
    de: 'muss ein Vielfaches von {{divisor}} sein',
    fr: 'doit être un multiple de {{divisor}}',
  },
  'must equal password': { de: 'muss mit password übereinstimmen', fr: 'doit être égal à password' },
  'must not be empty': { de: 'darf nicht leer sein', fr: 'ne doit pas être vide' },
  'must not have {{names}}': { de: 'darf {{names}} nicht enthalten', fr: 'ne doit pas contenir {{names}}' },

  'must have exactly {{size}} characters': {
    de: 'muss genau {{size}} Zeichen haben',
    fr: 'doit avoir exactement {{size}} caractères',
  },
  'must have at least {{size}} characters': {
    de: 'muss mindestens {{size}} Zeichen haben',
    fr: 'doit avoir au moins {{size}} caractères',
  },
  'must have more than {{size}} characters': {
    de: 'muss mehr als {{size}} Zeichen haben',
    fr: 'doit avoir plus de {{size}} caractères',
  },
  'must have at most {{size}} characters': {
    de: 'darf höchstens {{size}} Zeichen haben',
    fr: 'doit avoir au plus {{size}} caractères',
  },
  'must have less than {{size}} characters': {
    de: 'muss weniger als {{size}} Zeichen haben',
    fr: 'doit avoir moins de {{size}} caractères',
  },
  'must have exactly {{size}} items': {
    de: 'muss genau {{size}} Einträge haben',
    fr: 'doit avoir exactement {{size}} éléments',
  },
  'must have at least {{size}} items': {
    de: 'muss mindestens {{size}} Einträge haben',
    fr: 'doit avoir au moins {{size}} éléments',
  },
  'must have more than {{size}} items': {
    de: 'muss mehr als {{size}} Einträge haben',
    fr: 'doit avoir plus de {{size}} éléments',
  },
  'must have at most {{size}} items': {
    de: 'darf höchstens {{size}} Einträge haben',
    fr: 'doit avoir au plus {{size}} éléments',
  },
  'must have less than {{size}} items': {
    de: 'muss weniger als {{size}} Einträge haben',
    fr: 'doit avoir moins de {{size}} éléments',
  },
  'must be exactly {{size}}': { de: 'muss genau {{size}} sein', fr: 'doit être exactement {{size}}' },
  'must be at least {{size}}': { de: 'muss mindestens {{size}} sein', fr: 'doit être au moins {{size}}' },
  'must be more than {{size}}': { de: 'muss größer als {{size}} sein', fr: 'doit être supérieur à {{size}}' },
  'must be at most {{size}}': { de: 'darf höchstens {{size}} sein', fr: 'doit être au plus {{size}}' },
  'must be less than {{size}}': { de: 'muss kleiner als {{size}} sein', fr: 'doit être inférieur à {{size}}' },

  'must be a day in ISO 8601, such as 2026-11-24': {
    de: 'muss ein Tag nach ISO 8601 sein, etwa 2026-11-24',
    fr: 'doit être un jour au format ISO 8601, par exemple 2026-11-24',
  },
  'must be a time in ISO 8601, such as 2026-11-24T08:00:00Z': {
    de: 'muss ein Zeitpunkt nach ISO 8601 sein, etwa 2026-11-24T08:00:00Z',
    fr: 'doit être une date et heure au format ISO 8601, par exemple 2026-11-24T08:00:00Z',
  },
  'must be a day in ISO 8601, such as 2026-11-24, not a Unix time': {
    de: 'muss ein Tag nach ISO 8601 sein, etwa 2026-11-24, keine Unixzeit',
    fr: 'doit être un jour au format ISO 8601, par exemple 2026-11-24, et non une heure Unix',
  },
  'must be a day in the years 0001 to 9999': {
    de: 'muss ein Tag in den Jahren 0001 bis 9999 sein',
    fr: 'doit être un jour des années 0001 à 9999',
  },
  'must be a time by RFC 3339, such as 2026-11-24T08:00:00Z, in the years 0001 to 9999': {
    de: 'muss ein Zeitpunkt nach RFC 3339 sein, etwa 2026-11-24T08:00:00Z, in den Jahren 0001 bis 9999',
    fr: 'doit être une date et heure selon la RFC 3339, par exemple 2026-11-24T08:00:00Z, des années 0001 à 9999',
  },
  'must be a time in the years 0001 to 9999': {
    de: 'muss ein Zeitpunkt in den Jahren 0001 bis 9999 sein',
    fr: 'doit être une date et heure des années 0001 à 9999',
  },
  'must be a day that exists': { de: 'muss ein Tag sein, den es gibt', fr: 'doit être un jour qui existe' },
  'must have a time of day that exists': {
    de: 'muss eine Uhrzeit haben, die es gibt',
    fr: 'doit avoir une heure qui existe',
  },
  'must have an offset that exists, such as +01:00': {
    de: 'muss einen Zeitversatz haben, den es gibt, etwa +01:00',
    fr: 'doit avoir un décalage horaire qui existe, par exemple +01:00',
  },
  'must have a T between day and time, such as 20261124T080000Z': {
    de: 'muss ein T zwischen Tag und Uhrzeit haben, etwa 20261124T080000Z',
    fr: 'doit avoir un T entre le jour et l’heure, par exemple 20261124T080000Z',
  },
  'must be a Unix time in seconds, not in milliseconds': {
    de: 'muss eine Unixzeit in Sekunden sein, nicht in Millisekunden',
    fr: 'doit être une heure Unix en secondes, et non en millisecondes',
  },
  'must begin with the year, such as 2026-11-24': {
    de: 'muss mit dem Jahr beginnen, etwa 2026-11-24',
    fr: 'doit commencer par l’année, par exemple 2026-11-24',
  },
  'must separate year, month and day by hyphens, with two digits each for month and day, such as 2026-01-09': {
    de: 'muss Jahr, Monat und Tag durch Bindestriche trennen, mit je zwei Ziffern für Monat und Tag, etwa 2026-01-09',
    fr: 'doit séparer l’année, le mois et le jour par des tirets, avec deux chiffres pour le mois et pour le jour, par exemple 2026-01-09',
  },
  'must be a time in ISO 8601, such as 2026-11-24T08:00:00Z, or a Unix time in seconds': {
    de: 'muss ein Zeitpunkt nach ISO 8601 sein, etwa 2026-11-24T08:00:00Z, oder eine Unixzeit in Sekunden',
    fr: 'doit être une date et heure au format ISO 8601, par exemple 2026-11-24T08:00:00Z, ou une heure Unix en secondes',
  },
} satisfies Translations;
