import type { Translations } from './translations';

/** What sentences name: roles, permissions, statuses and priorities, as the console names them. */
export const names = {
  '{{one}}, {{other}}': { de: '{{one}}, {{other}}', fr: '{{one}}, {{other}}' },
  '{{one}} or {{other}}': { de: '{{one}} oder {{other}}', fr: '{{one}} ou {{other}}' },
  '{{number}} ({{name}})': { de: '{{number}} ({{name}})', fr: '{{number}} ({{name}})' },

  observer: { de: 'Betrachter', fr: 'lecteur' },
  contributor: { de: 'Mitwirkender', fr: 'contributeur' },
  member: { de: 'Mitglied', fr: 'membre' },
  manager: { de: 'Projektleiter', fr: 'chef de projet' },

  accounts: { de: 'Konto', fr: 'Compte' },
  api_documentation_access: { de: 'API-Zugriff', fr: 'Accès API' },
  groups: { de: 'Gruppen', fr: 'Groupes' },
  projects: { de: 'Projekte', fr: 'Projets' },
  roles: { de: 'Rollen', fr: 'Rôles' },
  users: { de: 'Benutzer', fr: 'Utilisateurs' },

  Open: { de: 'Offen', fr: 'Ouvert' },
  'In-Progress': { de: 'In Arbeit', fr: 'En cours' },
  Resolved: { de: 'Behoben', fr: 'Résolu' },
  Feedback: { de: 'Rückfrage', fr: 'Commentaires' },
  Closed: { de: 'Geschlossen', fr: 'Fermé' },
  Rejected: { de: 'Abgelehnt', fr: 'Rejeté' },

  Low: { de: 'Niedrig', fr: 'Basse' },
  Normal: { de: 'Normal', fr: 'Normale' },
  High: { de: 'Hoch', fr: 'Haute' },
} satisfies Translations;
