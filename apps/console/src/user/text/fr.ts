export const texts = {
  title: 'Utilisateurs',
  owner: 'Propriétaire',
  kind: { 'in-house': 'Interne', subcontractor: 'Sous-traitant', watcher: 'Observateur' },
} as const;
