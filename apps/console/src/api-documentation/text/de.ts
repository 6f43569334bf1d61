export const texts = {
  title: 'API-Dokumentation',
  description: 'Alle Anfragen der API: nachlesen und mit Ihren eigenen IDs ausprobieren.',
  noAccess: {
    title: 'Sie haben keinen API-Zugriff',
    ask: 'Bitten Sie einen Kontoinhaber oder jemanden aus der Benutzerverwaltung um die Berechtigung „API-Zugriff“.',
    inHouseOnly: 'Nur interne Benutzer können API-Zugriff haben. Ein Kontoinhaber kann Ihren Benutzertyp ändern.',
  },
  views: 'Ansichten der API',
  view: {
    reference: 'Referenz',
    'swagger-ui': 'Swagger UI',
  },
  version: 'API-Version',
  facts: 'Werte in den Beispielen',
  account: 'Konto',
  noProject: 'Es gibt noch keine Projekte. Die Dokumentation zeigt Beispielwerte.',
  noTicket: 'Es gibt noch keine Tickets. Die Dokumentation zeigt einen Beispielwert.',
  missing: {
    project:
      'Das Projekt in der Adresse existiert nicht, oder Sie haben keinen Zugriff darauf. Stattdessen wird ein anderes verwendet.',
    ticket:
      'Das Ticket in der Adresse existiert nicht, oder Sie haben keinen Zugriff darauf. Stattdessen wird ein anderes verwendet.',
  },
  requestUsage: 'Noch {{left}} von {{limit}} innerhalb von {{seconds}} Sekunden',
  requestUsageText: 'Anfragen, die Sie hier senden, zählen wie die Ihrer Programme.',
  token: 'Token',
  tokenEnds: 'Gültig bis {{time}} Uhr ({{when}})',
  tokenText:
    'Für diese Seite erstellt und nur im Arbeitsspeicher gehalten. Es handelt in Ihrem Namen und wird erneuert, solange die Seite offen ist.',
  newToken: 'Neues Token anfordern',
  revoke: 'Token widerrufen',
  revoked: 'Das Token wurde widerrufen',
  alone: 'Auf eigener Seite öffnen',
} as const;
