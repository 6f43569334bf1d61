/** The views of the API explorer, in the order of their tabs. */
export const views = ['reference', 'swagger-ui'] as const;
export type View = (typeof views)[number];
