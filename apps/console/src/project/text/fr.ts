export const texts = { title: 'Projets' } as const;
