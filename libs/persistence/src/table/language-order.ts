/**
 * The SQL expression by which a text that people sort by, such as a name, is in the order of their language (apfel, Äpfel, Bau), whatever
 * locale the database has. ICU's root collation is that of English, French and German.
 *
 * The collation belongs to the query, not to the column: another collation of a column changes the type of results, so that statements that
 * processes of the previous release have prepared fail.
 */
export function inLanguageOrder(text: string): string {
  return `${text} collate "und-x-icu"`;
}
