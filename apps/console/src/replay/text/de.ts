export const texts = {
  title: 'Erneuter Versand',
  new: 'Ereignisse erneut senden',
  kind: {
    failed: 'Fehlgeschlagene Zustellungen',
    everything: 'Alle Ereignisse',
  },
  kindText: {
    failed: 'Sendet die Zustellungen aus diesem Zeitraum, die fehlgeschlagen sind oder noch wiederholt werden.',
    everything:
      'Sendet alle Ereignisse seit diesem Zeitpunkt, die zum Webhook passen, auch wenn sie noch nie gesendet wurden.',
  },
  from: 'Von',
  to: 'Bis',
  toText: 'Leer lassen für den aktuellen Zeitpunkt.',
  since: 'Seit',
  start: 'Versand starten',
  earlier: 'Bisherige Vorgänge',
  empty: 'Noch kein erneuter Versand',
  state: {
    running: 'Läuft',
    finished: 'Abgeschlossen',
    cancelled: 'Abgebrochen',
  },
  range: '{{from}} bis {{to}}',
  counting: 'Zustellungen werden gezählt…',
  progress: '{{done}} von {{total}} eingereiht',
  progressLabel: 'Fortschritt des erneuten Versands',
  started: 'Gestartet:',
  cancel: 'Versand abbrechen',
} as const;
