import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import sharp from 'sharp';
import { provideChromium } from '@plumbline/backing-services';
import { demoPerson } from '../demo/people';
import { readDevFile, writeDevFile, type DevFile } from '../demo/dev-file';
import { releaseLock, runningPid, takeLock } from '../start/running-lock';
import { seed } from '../demo/seed';
import { root, stateDir } from '../installation/paths';
import { startInstallation } from '../installation/installation';
import { runStep, say } from '../installation/steps';
import { demoWebhook } from './demo-webhook';
import { pagesOf, type PageToShow } from './pages';

const folder = join(root, 'docs/images');
const colorSchemes = ['light', 'dark'] as const;
/** CSS pixels, and at scale 1 those of the image. */
const viewport = { width: 1280, height: 800 };

/** `npm run screenshots`: takes pictures of the main pages in light and dark, from the running installation or from one that it starts. */
async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const { facts, stop } = await demoSystem();
  const browser = await chromium.launch({
    executablePath: provideChromium({ path: process.env.CHROMIUM_PATH, report: say }),
    // Chromium's sandbox refuses to run as root.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const webhook = await runStep('webhook', () => demoWebhook(facts));
    try {
      const pages = pagesOf(facts, webhook);
      for (const colorScheme of colorSchemes) await takeAll(browser, facts.url, pages, colorScheme);
    } finally {
      await webhook.remove();
    }
  } finally {
    await browser.close();
    await stop();
  }
}

async function demoSystem(): Promise<{ facts: DevFile; stop: () => Promise<void> }> {
  const running = runningPid(stateDir) === undefined ? undefined : readDevFile(stateDir);
  if (running) return { facts: running, stop: async () => undefined };
  mkdirSync(stateDir, { recursive: true });
  takeLock(stateDir);
  const installation = await startInstallation({ dir: stateDir, showSteps: true, report: say });
  const stop = async () => {
    await installation.stop();
    releaseLock(stateDir);
  };
  try {
    const facts = await runStep('demo account', () => seed(installation, readDevFile(stateDir)));
    writeDevFile(stateDir, facts);
    return { facts, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function takeAll(
  browser: Browser,
  url: string,
  pages: PageToShow[],
  colorScheme: 'light' | 'dark',
): Promise<void> {
  const context = await browser.newContext({
    baseURL: url,
    viewport,
    colorScheme,
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  const { email, password } = demoPerson('owner');
  const response = await context.request.post('/session', { data: { email, password } });
  if (!response.ok()) throw new Error(`sign-in responded with ${response.status()}`);
  const page = await context.newPage();
  for (const { name, path, ready } of pages) {
    await page.goto(path);
    await ready(page).waitFor();
    await page.waitForLoadState('networkidle');
    const file = join(folder, `${name}-${colorScheme}.webp`);
    const { size } = await sharp(await page.screenshot())
      .webp({ quality: 85 })
      .toFile(file);
    say(`  ${name}-${colorScheme}.webp (${Math.ceil(size / 1_024)} kB)`);
  }
  await context.close();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
