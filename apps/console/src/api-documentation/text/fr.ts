export const texts = { title: 'Documentation de l’API' } as const;
