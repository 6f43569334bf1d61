import { chromium, type Browser } from 'playwright-core';
import { browserEndpoint } from '../support/system';

/**
 * Connects to the Chromium that all test files of a run share. `browser.close()` ends the connection and its windows; Chromium
 * itself runs until the end of the run.
 */
export async function connectBrowser(): Promise<Browser> {
  return chromium.connect(await browserEndpoint());
}
