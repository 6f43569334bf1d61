export const texts = {
  title: 'Benutzer',
  owner: 'Inhaber',
  kind: { 'in-house': 'Intern', subcontractor: 'Nachunternehmer', watcher: 'Beobachter' },
} as const;
