import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { HostPage } from '../browser/host-page.ts';
import { openBrowser } from '../support/browser.ts';
import { startProduct } from './running-product.ts';

/**
 * `npm run screenshots [-- VIEW]`: one picture of each screen (theme × width) below `.cache/screenshots`, of the
 * real product on the local tenant's ready-made life. Between two rounds of pictures it walks the newcomer's
 * strip, so that each screen is seen with something in it.
 */
const target = fileURLToPath(new URL('../../.cache/screenshots/', import.meta.url));
const themes = ['light', 'dark', 'contrast'] as const;
const widths = [1280, 390] as const;
const [only] = process.argv.slice(2);

interface View {
  readonly name: string;
  readonly personId: string;
  readonly route: string;
  readonly side?: 'calendar' | 'inbox' | 'activity' | 'calendars';
}

async function picture(page: Page, address: string, view: View): Promise<void> {
  if (only && !view.name.includes(only)) return;
  for (const theme of themes) {
    for (const width of widths) {
      await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
      const query = new URLSearchParams({ person: view.personId, route: view.route, theme });
      if (view.side) query.set('side', view.side);
      if (view.side && width === 390) query.set('show', 'side');
      await page.goto(`${address}/?${query}`);
      await page.waitForLoadState('networkidle', { timeout: 8_000 }).catch(() => undefined);
      await page.screenshot({ path: path.join(target, `${view.name}-${theme}-${width}.png`) });
    }
  }
  process.stdout.write(`${view.name}\n`);
}

await mkdir(target, { recursive: true });
const product = await startProduct();
const browser = await openBrowser();
try {
  const page = await browser.newPage();
  const host = new HostPage(page, product.address);
  const { newcomer, manager, lead, partner, programId, roundId } = await product.cast();
  const shoot = (view: View) => picture(page, product.address, view);
  const program = `/programs/${programId}`;

  await shoot({ name: 'home-newcomer', personId: newcomer, route: '/' });
  await shoot({ name: 'offer-new', personId: newcomer, route: `/offer/${roundId}` });
  await shoot({ name: 'home-pair', personId: partner, route: '/' });
  await shoot({ name: 'pairs', personId: partner, route: '/pairs' });
  await shoot({ name: 'pair', personId: partner, route: await product.pairRoute(partner) });
  await shoot({ name: 'pairs-empty', personId: newcomer, route: '/pairs' });
  await shoot({ name: 'home-lead', personId: lead, route: '/' });
  await shoot({ name: 'programs', personId: lead, route: '/programs' });
  await shoot({ name: 'program-new', personId: lead, route: '/programs/new' });
  await shoot({ name: 'program-overview', personId: lead, route: program });
  await shoot({ name: 'program-volunteers', personId: lead, route: `${program}/volunteers` });
  await shoot({ name: 'program-settings', personId: lead, route: `${program}/settings` });
  await shoot({ name: 'directory', personId: lead, route: '/directory' });

  await product.volunteer(newcomer);
  await shoot({ name: 'offer-sent', personId: newcomer, route: `/offer/${roundId}` });
  await shoot({ name: 'approvals', personId: manager, route: '/approvals' });
  await shoot({ name: 'host-activity', personId: manager, route: '/approvals', side: 'activity' });
  await shoot({ name: 'host-inbox-mail', personId: manager, route: '/', side: 'inbox' });
  await product.approve(manager);
  await shoot({ name: 'approvals-decided', personId: manager, route: '/approvals' });
  await product.runPairing(lead);
  await shoot({ name: 'program-pairing', personId: lead, route: `${program}/pairing` });
  await product.publish(lead);
  await shoot({ name: 'program-health', personId: lead, route: `${program}/health` });
  await shoot({ name: 'home-booked', personId: newcomer, route: '/' });
  await shoot({ name: 'host-inbox-invitation', personId: newcomer, route: '/', side: 'inbox' });
  await page.setViewportSize({ width: 1280, height: 900 });
  await host.open(newcomer, '/pairs');
  await host.page.getByRole('button', { name: 'Next meeting' }).click();
  await page.waitForTimeout(1_000);
  await page.screenshot({ path: path.join(target, 'host-calendar-meeting-light.png') });
} finally {
  await browser.close();
  await product.stop();
}
