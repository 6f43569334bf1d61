/** One fact that an entry of the trail tells: `active: true → false`, or `scopes: read, write`. */
export interface Detail {
  name: string;
  /** Before; only for what was changed. */
  from?: string;
  to: string;
}

/** Numbers of rows, which mean nothing to a reader; whom they mean stands in the entry itself. */
const numbers = new Set(['id', 'userId', 'sessionId', 'tokenId']);

/** The details of an entry, the changes among them first. */
export function detailsOf({ changes, ...others }: Record<string, unknown>): Detail[] {
  const changed = Object.entries((changes ?? {}) as Record<string, { from?: unknown; to?: unknown }>);
  return [
    ...changed.map(([name, { from, to }]) => ({ name, from: textOf(from), to: textOf(to) })),
    ...Object.entries(others)
      .filter(([name]) => !numbers.has(name) && !changed.some(([known]) => known === name))
      .map(([name, value]) => ({ name, to: textOf(value) })),
  ];
}

function textOf(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (Array.isArray(value)) return value.length > 0 ? value.map(textOf).join(', ') : '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
