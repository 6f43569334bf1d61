import { canInstallPackages, installPackage } from './process/debian-package';
import { findProgram } from './process/find-program';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const folders = ['/Applications/Chromium.app/Contents/MacOS', '/Applications/Google Chrome.app/Contents/MacOS'];

/**
 * The program of a Chromium: the one at `path`, else one of this system's, else Debian's package is installed where that is
 * possible without asking.
 * @throws Error that says how to get one.
 */
export function provideChromium({
  path,
  report = () => undefined,
}: { path?: string | undefined; report?: (line: string) => void } = {}): string {
  const found = path ?? findChromium();
  if (found !== undefined) return found;
  if (!canInstallPackages()) throw new Error(missing);
  report('installing the chromium package');
  installPackage('chromium');
  const installed = findChromium();
  if (installed === undefined) throw new Error(missing);
  return installed;
}

const missing = 'Tests in a browser need Chromium: install it, or set CHROMIUM_PATH to its program.';

function findChromium(): string | undefined {
  return [...names, 'Google Chrome', 'Chromium'].map((name) => findProgram(name, folders)).find(Boolean);
}
