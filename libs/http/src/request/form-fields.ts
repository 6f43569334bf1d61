import { DomainError, text, type Text } from '@plumbline/errors';
import { isRecord } from './body-shape';
import { maxDepth } from './json-value';
import { shortName } from './pointer';

type Members = Record<string, unknown>;

/**
 * Nests the fields of a form by the brackets in their names, as Rack and PHP do: `data[attributes][name]` is a member of a member, and
 * `tags[]` an item of a list. In `layers[][name]`, a name that the last item has already begins the next item.
 * @throws DomainError `request.malformed` for names that contradict each other, or that are nested too deep.
 */
export function nestFields(fields: Iterable<readonly [name: string, value: unknown]>): Members {
  const form = members();
  for (const [name, value] of fields) {
    const [first = '', ...inside] = name.split(/\]\[|\[/);
    const path =
      inside.length > 0 && name.endsWith(']') ? [first, ...inside.slice(0, -1), inside.at(-1)!.slice(0, -1)] : [name];
    if (path.length > maxDepth) throw malformed(tooDeep());
    store(form, path, value, name);
  }
  return form;
}

function store(into: Members, [key = '', ...inside]: string[], value: unknown, field: string): void {
  if (inside.length === 0) into[key] = value;
  else if (inside[0] === '') storeItem(listAt(into, key, field), inside.slice(1), value, field);
  else store(membersAt(into, key, field), inside, value, field);
}

function storeItem(list: unknown[], path: string[], value: unknown, field: string): void {
  if (path.length === 0) {
    list.push(value);
    return;
  }
  const last = list.at(-1);
  if (isRecord(last) && !has(last, path)) return store(last, path, value, field);
  const next = members();
  list.push(next);
  store(next, path, value, field);
}

/** Whether the members have a value at a path already. A list in them can always take another item. */
function has(value: unknown, [key, ...inside]: string[]): boolean {
  if (key === undefined) return value !== undefined;
  return key !== '' && isRecord(value) && has(value[key], inside);
}

function listAt(into: Members, key: string, field: string): unknown[] {
  const list = (into[key] ??= []);
  if (Array.isArray(list)) return list;
  throw contradiction(field);
}

function membersAt(into: Members, key: string, field: string): Members {
  const inner = (into[key] ??= members());
  if (isRecord(inner)) return inner;
  throw contradiction(field);
}

/** Without a prototype, so that `__proto__` is an ordinary name, which `checkJsonValue` refuses. */
function members(): Members {
  return Object.create(null) as Members;
}

function contradiction(field: string): DomainError {
  return malformed(
    text('The fields {{name}} of the form give it both a value and members.', { name: shortName(field) }),
  );
}

function tooDeep(): Text {
  return text('Objects and lists must not be nested more than {{levels}} levels deep.', { levels: maxDepth });
}

function malformed(detail: Text): DomainError {
  return new DomainError('request.malformed', { detail });
}
