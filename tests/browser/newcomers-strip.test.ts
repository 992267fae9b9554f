import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { HostPage } from './host-page.ts';

/** The local tenant as somebody finds it after `npm start`: in the middle of a life, with a way through it. */
describe('a newcomer on the local tenant', () => {
  let browser: Browser;
  let test: TestApp;
  let host: HostPage;
  const step = (number: number): Locator =>
    host.page
      .getByRole('navigation', { name: 'First steps' })
      .getByRole('button', { name: new RegExp(`^${number} `) });
  const done = (number: number) =>
    expect.poll(() => step(number).getAttribute('aria-label'), { timeout: 30_000 });

  beforeAll(async () => {
    test = await startTestApp({ life: true });
    const address = await test.app.server.listen({ host: '127.0.0.1', port: 0 });
    browser = await openBrowser();
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(30_000);
    host = new HostPage(page, address);
    await page.goto(address);
  });
  beforeEach((context) => {
    context.onTestFailed(() => host.keepPicture(context.task.name));
  });
  afterAll(async () => {
    await browser?.close();
    await test?.close();
  });

  it('is somebody who has not volunteered yet, and learns what it is', async () => {
    await host.tab.getByRole('heading', { name: 'Two people, two ranks, eye to eye' }).waitFor();
    await host.tab.getByText(/40 colleagues have volunteered so far/).waitFor();
  });

  it('volunteers by the first step', async () => {
    await step(1).click();
    await host.tab.getByRole('heading', { name: 'Your offer for Eye to Eye' }).waitFor();
    await host.pickTopic('What did a colleague last ask you for?', 'Social media');
    await host.pickTopic('What would you ask for, if nobody minded?', 'Strategy');
    await host.tab.getByRole('button', { name: /^Send to / }).click();
    await host.tab
      .getByText(/Sent\. Waiting for/)
      .first()
      .waitFor();
    await done(1).toContain('done');
  });

  it('approves by the second, as the manager', async () => {
    await step(2).click();
    await host.tab
      .getByRole('button', { name: /^Approve / })
      .first()
      .click();
    await done(2).toContain('done');
  });

  it('pairs by the third, as the program lead', async () => {
    await step(3).click();
    await host.tab.getByRole('button', { name: 'Run pairing' }).click();
    await host.tab.getByRole('button', { name: /^Publish \d+ pairs$/ }).click();
    await host.tab
      .getByRole('dialog')
      .getByRole('button', { name: /^Publish \d+ pairs$/ })
      .click();
    await host.tab.getByText('These pairs are published.').first().waitFor();
    await done(3).toContain('done');
    await test.settle();
    await done(4).toContain('done');
  });

  it('sees by the fourth both calendars side by side, with the same meeting on both', async () => {
    await step(4).click();
    await host.page.getByRole('combobox', { name: 'Second person' }).waitFor();
    await host.page.getByRole('button', { name: 'Next meeting' }).first().click();
    const calendars = host.page.getByRole('region', { name: /^Calendar of / });
    await expect.poll(() => calendars.count()).toBe(2);
    for (const calendar of await calendars.all()) {
      await calendar
        .getByRole('button', { name: /^Eye to Eye: / })
        .first()
        .waitFor();
    }
  });
});
