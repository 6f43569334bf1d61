export const texts = {
  title: 'Konto',
  number: 'Konto-ID',
  shortCode: 'Kurzcode',
  name: 'Name',
  never: 'Zugriffstoken ohne Ablaufdatum',
  neverText:
    'Benutzer können neue Token ohne Ablaufdatum erstellen. Ein entwendetes Token gilt dann, bis es jemand löscht. Das Ausschalten ändert vorhandene Token nicht.',
  saved: 'Das Konto wurde gespeichert.',
  notYours: 'Um diese Einstellungen zu ändern, benötigen Sie die Berechtigung „Konto“.',
} as const;
