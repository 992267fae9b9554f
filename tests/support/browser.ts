import chromium from '@sparticuz/chromium';
import { type Browser, chromium as driver } from 'playwright-core';

/**
 * Chromium that came with `npm ci` on Linux x64; elsewhere the installed Chrome. The package's own default
 * arguments are left out: they switch web security off.
 */
export async function openBrowser(): Promise<Browser> {
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ];
  const isBundled = process.platform === 'linux' && process.arch === 'x64';
  return driver.launch({
    args,
    headless: true,
    ...(isBundled ? { executablePath: await chromium.executablePath() } : { channel: 'chrome' }),
  });
}
