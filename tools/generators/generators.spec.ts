import { chosenGenerators, generators } from './generators';
import { readResults } from './results';

describe('the generators of clients', () => {
  it('have results of their pinned versions', () => {
    const pinned = generators.map(({ name, version }) => ({ name, version }));
    const tried = Object.entries(readResults()).map(([name, { version }]) => ({ name, version }));
    expect(pinned).toEqual(expect.arrayContaining(tried));
  });

  it('can be tried in part', () => {
    expect(chosenGenerators(['oapi-codegen']).map(({ name }) => name)).toEqual(['oapi-codegen']);
    expect(() => chosenGenerators(['swagger-codegen'])).toThrow(/no "swagger-codegen"\. There are: openapi-typescript/);
  });
});
