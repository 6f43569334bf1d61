export const texts = {
  title: 'Renvois',
  new: 'Nouveau renvoi',
  kind: {
    failed: 'Livraisons échouées',
    everything: 'Tous les événements',
  },
  kindText: {
    failed: 'Renvoie les livraisons de cette période qui ont échoué ou sont encore en cours de répétition.',
    everything:
      'Envoie tous les événements correspondant au webhook depuis ce moment, même ceux qui n’ont jamais été envoyés.',
  },
  from: 'Du',
  to: 'Au',
  toText: 'Laissez vide pour l’heure actuelle.',
  since: 'Depuis',
  start: 'Lancer le renvoi',
  earlier: 'Renvois précédents',
  empty: 'Aucun renvoi pour l’instant',
  state: {
    running: 'En cours',
    finished: 'Terminé',
    cancelled: 'Annulé',
  },
  range: '{{from}} à {{to}}',
  counting: 'Décompte des livraisons…',
  progress: '{{done}} sur {{total}} en file d’attente',
  progressLabel: 'Avancement du renvoi',
  started: 'Lancé :',
  cancel: 'Annuler le renvoi',
} as const;
