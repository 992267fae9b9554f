import type { FrameLocator, Locator, Page } from 'playwright-core';

/** The local tenant's page as somebody uses it: who they are, the tab in its frame, what stands beside it. */
export class HostPage {
  readonly page: Page;
  readonly address: string;

  constructor(page: Page, address: string) {
    this.page = page;
    this.address = address;
  }

  /** Opens the page as somebody, with the tab on a route. */
  async open(
    personId: string,
    route: string,
    side: 'calendar' | 'inbox' | 'activity' = 'calendar',
  ): Promise<void> {
    const query = new URLSearchParams({ person: personId, route, side });
    await this.page.goto(`${this.address}/?${query}`);
  }

  get tab(): FrameLocator {
    return this.page.frameLocator('iframe[title="Eye to Eye"]');
  }

  /** Chooses somebody in the person chooser, by typing their name. */
  async become(name: string): Promise<void> {
    const chooser = this.page.getByRole('combobox', { name: 'Person', exact: true });
    await chooser.click();
    await chooser.fill(name);
    await this.page.getByRole('listbox').getByRole('option', { name }).first().click();
  }

  async showSide(name: 'Calendar' | 'Inbox' | 'Activity' | 'Two calendars'): Promise<void> {
    await this.page.getByRole('tab', { name, exact: true }).click();
  }

  /** Picks a topic in one of the offer's pickers by typing it; `own` adds it in the person's own words. */
  async pickTopic(picker: string, topic: string, own = false): Promise<void> {
    const field = this.tab.getByRole('combobox', { name: picker });
    await field.click();
    await field.fill(topic);
    const option = own ? `Add “${topic}”` : topic;
    await this.tab.getByRole('option', { name: option, exact: true }).click();
  }

  /** What the page looked like when a test failed, below `.cache/failures`. */
  async keepPicture(name: string): Promise<void> {
    const file = `.cache/failures/${name.replace(/\W+/g, '-')}.png`;
    await this.page.screenshot({ path: file });
  }

  invitation(subject: string | RegExp): Locator {
    return this.page.getByRole('article', { name: subject });
  }

  /** Presses a clock button and waits until everything that came due on the way has happened. */
  async moveClock(button: '+1 day' | '+1 week' | 'To the next session'): Promise<void> {
    const moved = this.page.waitForResponse(
      (response) => response.url().endsWith('/local/clock') && response.request().method() === 'POST',
      { timeout: 120_000 },
    );
    await this.page.getByRole('button', { name: button }).click();
    await moved;
  }
}
