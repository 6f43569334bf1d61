import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { people, type Person } from './people';

/** What a cell says: done, refused, not to be seen, or not known who it is. */
export const outcomes = { '✓': 'allowed', '–': 403, '∅': 404, '?': 401 } as const;
export type Outcome = (typeof outcomes)[keyof typeof outcomes];

export const tablePath = 'docs/permissions.md';

/** The rows of the table: by `METHOD /path`, what each person gets. */
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
    if (outcome === undefined) throw new Error(`${tablePath}: "${cells[index]}" is no outcome (${route}, ${person})`);
    return [person, outcome] as const;
  });
  return Object.fromEntries(entries) as Record<Person, Outcome>;
}

/** The row of a route: both versions of the API share one, and `…` stands for version and account. */
export function rowOf(method: string, path: string): string {
  return `${method.toUpperCase()} ${path.replace(/^\/api\/v[12]\/\{customer\}/, '…')}`;
}
