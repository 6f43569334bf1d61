/** Whether a form has such a field, `headers.0.name` included. */
export function hasField(values: unknown, path: string): boolean {
  const [name = '', ...rest] = path.split('.');
  if (typeof values !== 'object' || values === null || !(name in values)) return false;
  return rest.length === 0 || hasField((values as Record<string, unknown>)[name], rest.join('.'));
}
