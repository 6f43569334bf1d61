import type { Translations } from './translations';

/** What is wrong with the parameters of a list, and what of them is ignored. */
export const list = {
  'Lists are read by page (from 1) and pagesize.': {
    de: 'Listen werden mit page (ab 1) und pagesize gelesen.',
    fr: 'Les listes se lisent par page (à partir de 1) et pagesize.',
  },
  'A feed is read by after, with the meta.next-cursor received.': {
    de: 'Ein Feed wird mit after gelesen, mit dem empfangenen meta.next-cursor.',
    fr: 'Un flux se lit avec after, suivi du meta.next-cursor reçu.',
  },
  '{{parameter}} was reduced to the maximum, {{maximum}}.': {
    de: '{{parameter}} wurde auf den Höchstwert {{maximum}} verringert.',
    fr: '{{parameter}} a été ramené au maximum, {{maximum}}.',
  },
  'Give {{one}} or {{other}}, not both.': {
    de: 'Geben Sie {{one}} oder {{other}} an, nicht beide.',
    fr: 'Indiquez {{one}} ou {{other}}, mais pas les deux.',
  },
  '{{parameter}} must be a multiple of the page size, which is {{size}}.': {
    de: '{{parameter}} muss ein Vielfaches der Seitengröße {{size}} sein.',
    fr: '{{parameter}} doit être un multiple de la taille de page, qui est {{size}}.',
  },
  '{{parameter}} must be a whole number of at least {{least}}.': {
    de: '{{parameter}} muss eine ganze Zahl ab {{least}} sein.',
    fr: '{{parameter}} doit être un nombre entier d’au moins {{least}}.',
  },
  '{{parameter}} must have at most {{size}} characters.': {
    de: '{{parameter}} darf höchstens {{size}} Zeichen haben.',
    fr: '{{parameter}} doit avoir au plus {{size}} caractères.',
  },
  '{{parameter}} must have at most {{size}} values.': {
    de: '{{parameter}} darf höchstens {{size}} Werte haben.',
    fr: '{{parameter}} doit avoir au plus {{size}} valeurs.',
  },
  'A value of {{parameter}} must have at most {{size}} characters.': {
    de: 'Ein Wert von {{parameter}} darf höchstens {{size}} Zeichen haben.',
    fr: 'Une valeur de {{parameter}} doit avoir au plus {{size}} caractères.',
  },
  '{{parameter}} must be true or false.': {
    de: '{{parameter}} muss true oder false sein.',
    fr: '{{parameter}} doit être true ou false.',
  },
  'sort accepts {{fields}}.': { de: 'sort akzeptiert {{fields}}.', fr: 'sort accepte {{fields}}.' },
  'This list cannot be sorted.': {
    de: 'Diese Liste kann nicht sortiert werden.',
    fr: 'Cette liste ne peut pas être triée.',
  },
  'This list cannot be filtered by {{parameter}}. Its filters are {{filters}}.': {
    de: 'Diese Liste lässt sich nicht nach {{parameter}} filtern. Ihre Filter sind {{filters}}.',
    fr: 'Cette liste ne se filtre pas par {{parameter}}. Ses filtres sont {{filters}}.',
  },
  'This list cannot be filtered by {{parameter}}.': {
    de: 'Diese Liste lässt sich nicht nach {{parameter}} filtern.',
    fr: 'Cette liste ne se filtre pas par {{parameter}}.',
  },
  '{{predicate}} takes one value.': {
    de: '{{predicate}} erwartet einen Wert.',
    fr: '{{predicate}} attend une valeur.',
  },
  '{{predicate}} takes two values.': {
    de: '{{predicate}} erwartet zwei Werte.',
    fr: '{{predicate}} attend deux valeurs.',
  },
  'Number the conditions: filter[{{field}}][0], filter[{{field}}][1] and so on.': {
    de: 'Nummerieren Sie die Bedingungen: filter[{{field}}][0], filter[{{field}}][1] und so weiter.',
    fr: 'Numérotez les conditions : filter[{{field}}][0], filter[{{field}}][1], etc.',
  },
  'filter[{{field}}] takes one condition.': {
    de: 'filter[{{field}}] erwartet eine einzige Bedingung.',
    fr: 'filter[{{field}}] n’accepte qu’une condition.',
  },
  '{{parameter}} takes ids.': {
    de: '{{parameter}} erwartet IDs.',
    fr: '{{parameter}} attend des identifiants.',
  },
  '{{parameter}} takes UUIDs.': {
    de: '{{parameter}} erwartet UUIDs.',
    fr: '{{parameter}} attend des UUID.',
  },
  '{{parameter}} takes whole numbers.': {
    de: '{{parameter}} erwartet ganze Zahlen.',
    fr: '{{parameter}} attend des nombres entiers.',
  },
  '{{parameter}} takes {{choices}}.': {
    de: '{{parameter}} akzeptiert {{choices}}.',
    fr: '{{parameter}} accepte {{choices}}.',
  },
  '{{parameter}} takes ids of projects.': {
    de: '{{parameter}} erwartet IDs von Projekten.',
    fr: '{{parameter}} attend des identifiants de projets.',
  },
  '{{parameter}} takes ids of users.': {
    de: '{{parameter}} erwartet IDs von Benutzern.',
    fr: '{{parameter}} attend des identifiants d’utilisateurs.',
  },
  '{{parameter}} takes the id of one user.': {
    de: '{{parameter}} erwartet die ID eines einzigen Benutzers.',
    fr: '{{parameter}} attend l’identifiant d’un seul utilisateur.',
  },
  'include_deleted does not go together with search, sort and filter, because deleted tickets have no fields.': {
    de: 'include_deleted geht nicht zusammen mit search, sort und filter, weil gelöschte Tickets keine Felder haben.',
    fr: 'include_deleted ne se combine pas avec search, sort et filter, car les tickets supprimés n’ont pas de champs.',
  },
  'limit is a whole number from 1 to {{most}}.': {
    de: 'limit ist eine ganze Zahl von 1 bis {{most}}.',
    fr: 'limit est un nombre entier de 1 à {{most}}.',
  },
  'after must be the unchanged meta.next-cursor of an earlier response.': {
    de: 'after muss das unveränderte meta.next-cursor einer früheren Antwort sein.',
    fr: 'after doit être le meta.next-cursor inchangé d’une réponse antérieure.',
  },
  'Events after this cursor are no longer kept. Start again without after, from the oldest event that is kept.': {
    de: 'Ereignisse nach diesem Cursor sind nicht mehr gespeichert. Beginnen Sie ohne after neu, beim ältesten gespeicherten Ereignis.',
    fr: 'Les événements après ce curseur ne sont plus conservés. Recommencez sans after, à partir du plus ancien événement conservé.',
  },
  'to must not be after 9999-12-31T23:00:00Z.': {
    de: 'to darf nicht nach 9999-12-31T23:00:00Z liegen.',
    fr: 'to ne doit pas être postérieur à 9999-12-31T23:00:00Z.',
  },
  'from must be before to.': { de: 'from muss vor to liegen.', fr: 'from doit être antérieur à to.' },
  'The period must not exceed {{days}} days.': {
    de: 'Der Zeitraum darf höchstens {{days}} Tage umfassen.',
    fr: 'La période ne doit pas dépasser {{days}} jours.',
  },
  'These {{entries}} entries are too large for one response. Ask for fewer at a time: pagesize={{fitting}}.': {
    de: 'Diese {{entries}} Einträge sind zu groß für eine Antwort. Rufen Sie weniger auf einmal ab: pagesize={{fitting}}.',
    fr: 'Ces {{entries}} entrées sont trop volumineuses pour une seule réponse. Demandez-en moins à la fois : pagesize={{fitting}}.',
  },

  'The attribute {{name}} was ignored: its name is {{known}}.': {
    de: 'Das Attribut {{name}} wurde ignoriert: Sein Name ist {{known}}.',
    fr: 'L’attribut {{name}} a été ignoré : son nom est {{known}}.',
  },
  'The attribute {{name}} is unknown and was ignored.': {
    de: 'Das Attribut {{name}} ist unbekannt und wurde ignoriert.',
    fr: 'L’attribut {{name}} est inconnu et a été ignoré.',
  },
  'The parameter {{name}} was ignored: {{why}}.': {
    de: 'Der Parameter {{name}} wurde ignoriert: {{why}}.',
    fr: 'Le paramètre {{name}} a été ignoré : {{why}}.',
  },
  'it is unknown': { de: 'er ist unbekannt', fr: 'il est inconnu' },
  'its name is sort, with a leading minus for descending': {
    de: 'sein Name ist sort, mit einem Minus davor für absteigend',
    fr: 'son nom est sort, précédé d’un signe moins pour l’ordre décroissant',
  },
} satisfies Translations;
