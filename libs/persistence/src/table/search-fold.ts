import type { QueryRunner } from 'typeorm';

/**
 * Creates the function that `contains` compares texts by: without case, accents and the Unicode form in which they were typed (macOS sends `ö` as
 * two characters). For the `up` method of a migration.
 */
export async function createSearchFold(queryRunner: QueryRunner): Promise<void> {
  // ICU knows the case of all letters, whatever locale the database has.
  await queryRunner.query(`
    create function search_fold(value text) returns text language sql immutable strict parallel safe as $$
      select replace(lower(regexp_replace(normalize(value, NFKD), '[\\u0300-\\u036f]', '', 'g') collate "und-x-icu"), 'ß', 'ss')
    $$`);
}

/** Drops the function. For the `down` method of a migration. */
export async function dropSearchFold(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query('drop function search_fold');
}

/** The SQL condition that a text contains a part, which no character makes a pattern. Both are SQL expressions. */
export function contains(text: string, part: string): string {
  // The sub-select is evaluated once, not for each row.
  return `strpos(search_fold(${text}), (select search_fold(${part}))) > 0`;
}
