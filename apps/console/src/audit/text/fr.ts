export const texts = { title: 'Journal d’audit' } as const;
