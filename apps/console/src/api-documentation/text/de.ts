export const texts = {
  title: 'API-Dokumentation',
  description: 'Jede Anfrage der API, zum Lesen und gleich zum Ausprobieren, mit Ihren eigenen Kennungen.',
  noAccess: {
    title: 'Sie haben keinen API-Zugriff',
    ask: 'Bitten Sie einen Inhaber des Kontos oder jemanden, der Benutzer verwaltet, um die Berechtigung „API-Zugriff“.',
    inHouseOnly:
      'Nur interne Benutzer können API-Zugriff haben. Ein Inhaber des Kontos kann ändern, welche Art von Benutzer Sie sind.',
  },
  views: 'Ansichten der API',
  view: { reference: 'Referenz', 'swagger-ui': 'Swagger UI' },
  facts: 'Was eingesetzt ist',
  account: 'Konto',
  noProject: 'Es gibt noch kein Projekt: An seiner Stelle stehen Beispiele.',
  noTicket: 'Es gibt noch kein Ticket: An seiner Stelle steht ein Beispiel.',
  missing: {
    project: 'Das Projekt aus der Adresse gibt es nicht, oder nicht für Sie. Ein anderes ist eingesetzt.',
    ticket: 'Das Ticket aus der Adresse gibt es nicht, oder nicht für Sie. Ein anderes ist eingesetzt.',
  },
  requestUsage: '{{left}} von {{limit}} übrig in je {{seconds}} Sekunden',
  requestUsageText: 'Anfragen, die Sie hier ausprobieren, zählen wie die Ihrer Programme.',
  token: 'Token',
  tokenEnds: 'Endet um {{time}}, {{when}}',
  tokenText:
    'Für diese Seite erstellt und nur in ihrem Speicher. Es handelt als Sie und wird erneuert, solange die Seite offen ist.',
  newToken: 'Neues Token holen',
  revoke: 'Token widerrufen',
  revoked: 'Das Token ist widerrufen',
  alone: 'Auf einer eigenen Seite öffnen',
} as const;
