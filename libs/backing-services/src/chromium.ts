import { canInstallPackages, installPackage } from './process/debian-package';
import { findProgram } from './process/find-program';

/** Chromium without its user interface: a window of it takes half the CPU time of a window of the others. */
const headless = 'chromium-headless-shell';
const names = [headless, 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const folders = ['/Applications/Chromium.app/Contents/MacOS', '/Applications/Google Chrome.app/Contents/MacOS'];

/**
 * Returns the program of a Chromium: the one at `path`, else an installed one, else Debian's package is installed where no password is
 * needed for it.
 * @throws Error that says how to install one.
 */
export function provideChromium({
  path,
  report = () => undefined,
}: { path?: string | undefined; report?: (line: string) => void } = {}): string {
  const found = path ?? findChromium();
  if (found !== undefined) return found;
  if (!canInstallPackages()) throw new Error(missing);
  report('installing a Chromium package');
  try {
    installPackage(headless);
  } catch {
    // Not every system like Debian packages it.
    installPackage('chromium');
  }
  const installed = findChromium();
  if (installed === undefined) throw new Error(missing);
  return installed;
}

const missing = 'Tests in a browser need Chromium: install it, or set CHROMIUM_PATH to its program.';

function findChromium(): string | undefined {
  return [...names, 'Google Chrome', 'Chromium'].map((name) => findProgram(name, folders)).find(Boolean);
}
