import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { people, type Person } from './people';

/** Symbols of the table: allowed, forbidden, not found, unauthenticated. */
export const outcomes = { '✓': 'allowed', '–': 403, '∅': 404, '?': 401 } as const;
export type Outcome = (typeof outcomes)[keyof typeof outcomes];

export const tablePath = 'docs/permissions.md';

/** Rows of the table: outcomes of each person by `METHOD /path`. */
export function permissionTable(): ReadonlyMap<string, Record<Person, Outcome>> {
  const text = readFileSync(join(__dirname, '../../../..', tablePath), 'utf8');
  const rows = text
    .split('\n')
    .filter((line) => /^\| `[A-Z]+ /.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  return new Map(rows.map(([, route = '', , ...cells]) => [route.replaceAll('`', ''), outcomesOf(route, cells)]));
}

function outcomesOf(route: string, cells: string[]): Record<Person, Outcome> {
  const entries = people.map((person, index) => {
    const outcome = outcomes[cells[index] as keyof typeof outcomes];
    if (outcome === undefined)
      throw new Error(`${tablePath}: "${cells[index]}" is not an outcome (${route}, ${person})`);
    return [person, outcome] as const;
  });
  return Object.fromEntries(entries) as Record<Person, Outcome>;
}

/** Name of a route's row. Both API versions share one row; `…` stands for version and account. */
export function rowOf(method: string, path: string): string {
  return `${method.toUpperCase()} ${path.replace(/^\/api\/v[12]\/\{customer\}/, '…')}`;
}
