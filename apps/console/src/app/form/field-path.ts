/** Returns whether a form has a field at a path, such as `headers.0.name`. */
export function hasField(values: unknown, path: string): boolean {
  const [name = '', ...rest] = path.split('.');
  if (typeof values !== 'object' || values === null || !(name in values)) return false;
  return rest.length === 0 || hasField((values as Record<string, unknown>)[name], rest.join('.'));
}
