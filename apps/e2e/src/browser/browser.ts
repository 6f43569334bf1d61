import { chromium, type Browser } from 'playwright-core';

/** Chromium without a window, from the program that the test set-up found; one a test file is enough. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = process.env['E2E_CHROMIUM'];
  if (!executablePath) throw new Error('E2E_CHROMIUM is not set: run tests in a browser by jest.e2e.config.cjs');
  return chromium.launch({
    executablePath,
    args: [
      '--disable-gpu',
      '--disable-background-networking',
      // Chromium's sandbox refuses to run as root, which containers of CI are.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
}
