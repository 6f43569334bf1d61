export const texts = { title: 'Projects' } as const;
