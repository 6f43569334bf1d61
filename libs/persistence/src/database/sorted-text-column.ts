import type { ColumnOptions } from 'typeorm';

/**
 * A text that people sort by, such as a name: in the order of their language (apfel, Äpfel, Bau), whatever locale the database has. ICU's
 * root collation is that of English, French and German.
 */
export const sortedTextColumn = { type: 'text', collation: 'und-x-icu' } as const satisfies ColumnOptions;
