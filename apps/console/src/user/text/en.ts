export const texts = {
  title: 'Users',
  owner: 'Owner',
  kind: { 'in-house': 'In-house', subcontractor: 'Subcontractor', watcher: 'Watcher' },
} as const;
