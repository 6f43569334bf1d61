export const texts = { title: 'Webhooks' } as const;
