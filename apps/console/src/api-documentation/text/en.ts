export const texts = { title: 'API documentation' } as const;
