import { clientsInGo } from './generators-go';
import type { Generator } from './generator';
import { clientsInJava } from './generators-java';
import { clientsInPython } from './generators-python';
import { clientsInTypeScript } from './generators-typescript';
import { jsonApiLibraries } from './json-api-libraries';

/** The generators of clients. */
export const clients: readonly Generator[] = [
  ...clientsInTypeScript,
  ...clientsInPython,
  ...clientsInGo,
  ...clientsInJava,
];

/** All that is tried: the generators, and libraries that read JSON:API without one. */
export const generators: readonly Generator[] = [...clients, ...jsonApiLibraries];

/** The generators with these names, or all of them. @throws Error that lists the names */
export function chosenGenerators(names: readonly string[]): readonly Generator[] {
  const unknown = names.find((name) => !generators.some((one) => one.name === name));
  if (unknown !== undefined) {
    throw new Error(`There is no "${unknown}". There are: ${generators.map(({ name }) => name).join(', ')}.`);
  }
  return names.length === 0 ? generators : generators.filter(({ name }) => names.includes(name));
}
