export const texts = { title: 'Protokoll' } as const;
