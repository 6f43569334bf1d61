import { join } from 'node:path';

/** The checkout. */
export const root = join(__dirname, '../..');
/** Where `npm start` keeps its state. */
export const stateDir = join(root, '.plumbline');
/** The built console, which the gateway serves. */
export const consoleDir = join(root, 'dist/apps/console');
/** A program of a built service: `main`, `migrate` or `admin`. */
export const programOf = (service: string, program: string) => join(root, 'dist/apps', service, `${program}.js`);
