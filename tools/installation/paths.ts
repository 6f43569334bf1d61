import { join } from 'node:path';

/** Root folder of the checkout. */
export const root = join(__dirname, '../..');
/** Folder of the state that `npm start` keeps. */
export const stateDir = join(root, '.plumbline');
/** Folder of the built console, which the gateway serves. */
export const consoleDir = join(root, 'dist/apps/console');
/** Path of a built program: `main`, `migrate`, `doctor` or `admin`. */
export const programOf = (service: string, program: string) => join(root, 'dist/apps', service, `${program}.js`);
