export const texts = {
  title: 'Anfragen',
  scope: {
    account:
      '{{limit}} Anfragen innerhalb von {{seconds}} Sekunden für alle Token des Kontos zusammen. Die Nutzung der Konsole zählt nicht.',
    user: '{{limit}} Anfragen innerhalb von {{seconds}} Sekunden für alle Ihre Token zusammen. Die Nutzung der Konsole zählt nicht.',
    token:
      '{{limit}} Anfragen innerhalb von {{seconds}} Sekunden für jedes Token. Die Nutzung der Konsole zählt nicht.',
  },
  used: '{{used}} verbraucht',
  left: '{{left}} übrig',
  requests_one: '{{number}} Anfrage',
  requests_other: '{{number}} Anfragen',
  history: 'Letzte 24 Stunden',
  of: 'Token',
  allTokens: 'Alle Token',
  chart: 'Anfragen pro Stunde: {{admitted}} zugelassen, {{refused}} abgewiesen',
  admitted: '{{number}} zugelassen',
  refused: '{{number}} vom Limit abgewiesen',
  highest: 'Maximum: {{number}}',
  showTable: 'Als Tabelle anzeigen',
  hideTable: 'Tabelle ausblenden',
  hour: 'Stunde',
  admittedColumn: 'Zugelassen',
  refusedColumn: 'Abgewiesen',
} as const;
