/** All routes of the server, for the errors of requests that match none. */
export class RouteTable {
  private readonly routes = new Map<string, { form: RegExp; methods: Set<string> }>();

  /** `path` is in the router's notation: `/projects/:id`. */
  add(method: string | string[], path: string): void {
    const route = this.routes.get(path) ?? { form: formOf(path), methods: new Set() };
    for (const each of [method].flat()) route.methods.add(each);
    this.routes.set(path, route);
  }

  /** The methods of all routes at this path. Empty if there is none. */
  methodsAt(path: string): string[] {
    const normal = path.replaceAll(/\/{2,}/g, '/').replace(/(.)\/$/, '$1');
    const methods = [...this.routes.values()].filter(({ form }) => form.test(normal)).flatMap((r) => [...r.methods]);
    return [...new Set(methods)].sort();
  }
}

function formOf(path: string): RegExp {
  const parts = path.split('/').map((part) => {
    if (part.startsWith(':')) return '[^/]+';
    return part === '*' ? '.*' : part.replaceAll(/[^\w-]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('/')}$`);
}
