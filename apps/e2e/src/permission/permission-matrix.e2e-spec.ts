import { calls } from './calls';
import { givenCast, people, type Cast, type Person } from './people';
import { permissionTable, rowOf, tablePath, type Outcome } from './permission-table';

interface Operation {
  method: string;
  path: string;
  row: string;
}

/** Downloads by signed link need no permission. */
const byLinkAlone = ['GET /files/{path}'];

describe('the permission matrix', () => {
  const table = permissionTable();
  let cast: Cast;
  let operations: Operation[];
  beforeAll(async () => {
    cast = await givenCast();
    const { body } = await cast.account.api.get(`${cast.account.v2}/openapi.json`);
    operations = Object.entries(body.paths as Record<string, object>)
      .flatMap(([path, item]) => Object.keys(item).map((method) => ({ method, path, row: rowOf(method, path) })))
      .filter(({ row }) => !byLinkAlone.includes(row));
  }, 120_000);

  it('has a row for every route, and no other rows', () => {
    const served = new Set(operations.map(({ row }) => row));
    const missing = [...served].filter((row) => !table.has(row));
    if (missing.length > 0) {
      throw new Error(
        `${tablePath} has no row for:\n  ${missing.join('\n  ')}\nAdd one for each, with what every person may do. ` +
          'If the route needs a body or something in its path, say in apps/e2e/src/permission/calls.ts what it is tried with.',
      );
    }
    expect([...table.keys()].filter((row) => !served.has(row))).toEqual([]);
  });

  it('matches the behaviour of every route', async () => {
    const differences: string[] = [];
    for (const operation of operations) {
      const expected = table.get(operation.row);
      if (!expected) continue;
      for (const person of people) {
        const { status, text } = await attempt(cast, operation, person);
        if (!fits(status, expected[person])) {
          const { method, path } = operation;
          const wanted = expected[person];
          differences.push(`${method.toUpperCase()} ${path} as ${person}: ${status} instead of ${wanted} ${text}`);
        }
      }
    }
    expect(differences).toEqual([]);
  }, 600_000);
});

async function attempt(cast: Cast, { method, path, row }: Operation, person: Person) {
  const { account } = cast;
  const call = (await calls[row]?.(cast, person)) ?? {};
  const words: Record<string, string> = { customer: account.id, project: account.project, ...call.path };
  const url = path.replaceAll(/\{(\w+)\}/g, (_, word: string) => {
    const value = words[word];
    if (value === undefined) throw new Error(`${row}: calls.ts has to say what stands for {${word}}`);
    return value;
  });
  const body = call.body ?? (call.attributes && { data: { attributes: call.attributes } });
  const client = call.fresh ? await cast.fresh(person) : cast.client(person);
  const response = await client.request(method.toUpperCase(), call.query ? `${url}?${call.query}` : url, { body });
  return { status: response.status, text: response.status < 400 ? '' : JSON.stringify(response.body).slice(0, 200) };
}

function fits(status: number, outcome: Outcome): boolean {
  return outcome === 'allowed' ? status >= 200 && status < 300 : status === outcome;
}
