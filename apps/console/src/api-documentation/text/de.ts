export const texts = { title: 'API-Dokumentation' } as const;
