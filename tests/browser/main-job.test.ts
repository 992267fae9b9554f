import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sampleOffer } from '../../server/sandbox/life/sample-offers.ts';
import type { OrgPerson } from '../../server/sandbox/org-person.ts';
import { approvalsResponse } from '../../shared/approvals.ts';
import { programsResponse } from '../../shared/programs.ts';
import { openBrowser } from '../support/browser.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { HostPage } from './host-page.ts';

/**
 * The whole job as a new user does it, on a small organisation of its own: two senior and two junior people
 * in one zone, so that the pairs are clear. One pair accepts the invitation, the other never answers.
 */
const organisation = {
  people: [
    person('top', 'Top Sample', null, 'Board', 'Managing director'),
    person('hr', 'Lead Sample', 'top', 'Human Resources', 'Head of HR'),
    person('chief-a', 'ChiefA Sample', 'top', 'Sales', 'Chief of sales'),
    person('chief-b', 'ChiefB Sample', 'top', 'Research', 'Chief of research'),
    person('boss-a', 'ManagerA Sample', 'chief-a', 'Sales', 'Sales manager'),
    person('boss-b', 'ManagerB Sample', 'chief-b', 'Research', 'Research manager'),
    person('junior-a', 'JuniorA Sample', 'boss-a', 'Sales', 'Sales assistant'),
    person('junior-b', 'JuniorB Sample', 'boss-b', 'Research', 'Analyst'),
  ],
};

function person(
  id: string,
  displayName: string,
  managerId: string | null,
  department: string,
  jobTitle: string,
) {
  return {
    id,
    displayName,
    managerId,
    department,
    jobTitle,
    timeZone: 'Europe/London',
    officeLocation: 'Office',
  };
}

describe('the main job, end to end, in a browser', () => {
  let folder: string;
  let browser: Browser;
  let test: TestApp;
  let host: HostPage;
  const people = new Map<string, OrgPerson>();
  const who = (name: string): OrgPerson => {
    const found = people.get(name);
    if (!found) throw new Error(`nobody is called ${name}`);
    return found;
  };

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'eye-to-eye-job-'));
    const orgFile = path.join(folder, 'org.json');
    await writeFile(orgFile, JSON.stringify(organisation));
    test = await startTestApp({ args: ['--org', orgFile] });
    for (const one of test.tenant.people()) people.set(one.displayName, one);
    const address = await test.app.server.listen({ host: '127.0.0.1', port: 0 });
    browser = await openBrowser();
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(30_000);
    host = new HostPage(page, address);
  });
  beforeEach((context) => {
    context.onTestFailed(() => host.keepPicture(context.task.name));
  });
  afterAll(async () => {
    await browser?.close();
    await test?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('1: the directory has been read and is read again on demand', async () => {
    await host.open(who('Lead Sample').id, '/directory');
    await host.tab.getByRole('heading', { name: 'Directory', level: 1 }).waitFor();
    await host.tab.getByText(/Read .*, 8 people/).waitFor();
    await host.tab.getByRole('button', { name: 'Read again' }).click();
    await host.tab.getByText(/Read .*, 8 people/).waitFor();
  });

  it('2: a program lead creates a program and opens a round', async () => {
    await host.open(who('Lead Sample').id, '/programs');
    await host.tab.getByRole('link', { name: 'New program' }).first().click();
    await host.tab.getByRole('textbox', { name: 'Name' }).fill('Sample program');
    await host.tab.getByRole('button', { name: 'Create program' }).click();
    await host.tab.getByRole('button', { name: 'Open a round' }).click();
    await host.tab.getByText('The round is open.').first().waitFor();
  });

  it('3: a person volunteers with topics of the catalogue and own words', async () => {
    await host.become('JuniorA Sample');
    await host.tab.getByRole('tab', { name: 'My offer' }).click();
    await host.tab.getByRole('heading', { name: 'Your offer for Sample program' }).waitFor();
    await host.pickTopic('What did a colleague last ask you for?', 'AI assistants');
    await host.pickTopic('What did a colleague last ask you for?', 'sourdough', true);
    await host.pickTopic('What would you ask for, if nobody minded?', 'Strategy');
    await host.tab
      .getByRole('textbox', { name: 'Why would you like to take part?' })
      .fill('To see how others work.');
    await host.tab.getByRole('button', { name: 'Send to ManagerA' }).click();
    await host.tab
      .getByText(/Sent. Waiting for ManagerA/)
      .first()
      .waitFor();
    await test.settle();
  });

  it('4: the manager hears of it in the feed and by mail, and approves in the tab', async () => {
    await host.open(who('ManagerA Sample').id, '/', 'inbox');
    await host.invitation(/JuniorA Sample asks for your OK/).waitFor();
    await host.showSide('Activity');
    await host.page.getByRole('button', { name: /JuniorA Sample asks for your OK/ }).click();
    await host.tab.getByRole('heading', { name: 'Approvals', level: 1 }).waitFor();
    await host.tab.getByText('To see how others work.').waitFor();
    await host.tab.getByRole('button', { name: /^Approve JuniorA/ }).click();
    await host.tab
      .getByText(/You approved JuniorA/)
      .first()
      .waitFor();
    await volunteerTheOthers();
  });

  it('5: the lead runs the pairing, reads the reasons and publishes', async () => {
    await host.open(who('Lead Sample').id, '/programs');
    await host.tab.getByRole('link', { name: 'Sample program' }).first().click();
    await host.tab.getByRole('tab', { name: 'Pairing' }).click();
    await host.tab.getByRole('button', { name: 'Run pairing' }).click();
    await host.tab.getByRole('heading', { name: '2 pairs' }).waitFor();
    await host.tab.getByText(/JuniorA( Sample)? gains .*[Ss]trategy/).waitFor();
    await host.tab.getByRole('button', { name: 'Publish 2 pairs' }).click();
    await host.tab.getByRole('dialog').getByRole('button', { name: 'Publish 2 pairs' }).click();
    await host.tab.getByText('These pairs are published.').first().waitFor();
    await test.settle();
  });

  it('6: one series with a Teams link stands on both calendars', async () => {
    await host.open(who('JuniorA Sample').id, '/pairs');
    await host.tab.getByRole('heading', { name: 'My pairs', level: 1 }).waitFor();
    await host.tab.getByText('ChiefB Sample').first().waitFor();
    for (const name of ['JuniorA Sample', 'ChiefB Sample']) {
      await host.open(who(name).id, '/pairs', 'calendar');
      await host.page.getByRole('button', { name: 'Next meeting' }).click();
      const event = host.page.getByRole('button', { name: /^Eye to Eye: / }).first();
      await event.click();
      await host.page.getByRole('dialog').getByRole('link', { name: 'Join' }).waitFor();
      await host.page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    }
  });

  it('7: accepted by both it is "on both calendars" after two sessions, unanswered it is "not known"', async () => {
    for (const name of ['JuniorA Sample', 'ChiefB Sample']) {
      await host.open(who(name).id, '/pairs', 'inbox');
      const invitation = host.invitation(/^Eye to Eye: /);
      await invitation.getByRole('button', { name: 'Accept' }).click();
      await expect
        .poll(() => invitation.getByRole('button', { name: 'Accept' }).getAttribute('aria-pressed'))
        .toBe('true');
    }
    await host.open(who('JuniorA Sample').id, '/pairs');
    await host.moveClock('To the next session');
    await host.moveClock('To the next session');
    // The other pair's sessions lie on other days of the same fortnight.
    await host.moveClock('+1 week');
    for (const name of ['JuniorA Sample', 'ChiefB Sample']) await expectVerdicts(name, 'on both calendars');
    for (const name of ['JuniorB Sample', 'ChiefA Sample']) await expectVerdicts(name, 'not known');
    await host.open(who('Lead Sample').id, '/programs');
    await host.tab.getByRole('link', { name: 'Sample program' }).first().click();
    await host.tab.getByRole('tab', { name: 'Health' }).click();
    await host.tab
      .getByText(/[23] on both calendars/)
      .first()
      .waitFor();
    await host.tab
      .getByText(/[23] not known/)
      .first()
      .waitFor();
  });

  async function expectVerdicts(name: string, verdict: string): Promise<void> {
    await host.open(who(name).id, '/pairs');
    await host.tab.getByRole('heading', { name: 'My pairs', level: 1 }).waitFor();
    const beads = host.tab.getByRole('list', { name: 'Sessions, oldest first' }).getByRole('listitem');
    await beads.first().waitFor();
    const labels = await beads.evaluateAll((items) => items.map((item) => item.textContent ?? ''));
    const over = labels.filter((label) => !/planned|more$/.test(label));
    expect(over.length, `${name}: ${labels.join(' | ')}`).toBeGreaterThanOrEqual(2);
    for (const label of over) expect(label, name).toContain(verdict);
  }

  /** The other three do the same through the API, with their managers' OK. */
  async function volunteerTheOthers(): Promise<void> {
    const programs = await test.call(who('Lead Sample').id, 'GET', '/api/programs');
    const roundId = programsResponse.parse(programs.body).programs[0]?.round?.roundId;
    const offers = [
      ['ChiefB Sample', 'strategy', 'aiAssistants'],
      ['ChiefA Sample', 'negotiation', 'dataAnalysis'],
      ['JuniorB Sample', 'dataAnalysis', 'negotiation'],
    ] as const;
    for (const [name, offer, want] of offers) {
      const url = `/api/rounds/${roundId}/participation`;
      const form = {
        ...sampleOffer(who(name), false, 0),
        offers: [{ topicId: offer }],
        wants: [{ topicId: want }],
      };
      expect((await test.call(who(name).id, 'PUT', url, form)).status).toBe(200);
      expect((await test.call(who(name).id, 'POST', `${url}/submission`)).status).toBe(200);
    }
    for (const name of ['Top Sample', 'ManagerB Sample']) {
      const list = await test.call(who(name).id, 'GET', '/api/approvals');
      const { waiting } = approvalsResponse.parse(list.body);
      const approvalIds = waiting.map((approval) => approval.approvalId);
      const decided = await test.call(who(name).id, 'POST', '/api/approvals/decisions', {
        approvalIds,
        decision: 'approved',
      });
      expect(decided.status).toBe(200);
    }
  }
});
