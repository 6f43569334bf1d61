export const texts = { title: 'Audit trail' } as const;
