export const texts = { title: 'Projekte' } as const;
