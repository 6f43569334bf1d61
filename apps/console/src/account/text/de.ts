export const texts = {
  title: 'Konto',
  number: 'Konto-ID',
  shortCode: 'Kurzcode',
  name: 'Name',
  never: 'Zugriffstoken ohne Ablauf',
  neverText:
    'Für neue Token kann „nie“ gewählt werden. Ein bekannt gewordenes gilt dann, bis es jemand löscht. Wird das wieder ausgeschaltet, behalten vorhandene Token ihr Ende.',
  saved: 'Das Konto wurde gespeichert.',
  notYours: 'Das zu ändern erfordert die Berechtigung „Konto“.',
} as const;
