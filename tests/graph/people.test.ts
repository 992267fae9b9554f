import { describe, expect, it } from 'vitest';
import { longestPreview, sendActivity } from '../../server/graph/activities.ts';
import { readPeoplePage, resolveMailbox } from '../../server/graph/people.ts';
import { json, scriptedGraph } from './scripted-graph.ts';

describe('a page of people', () => {
  it('names each one’s manager and reads what the product needs, no age and no gender', async () => {
    const user = {
      id: 'p1',
      displayName: 'Sample Person',
      mail: 'sample@example.com',
      userPrincipalName: 'sample@example.com',
      jobTitle: 'Planner',
      department: 'Sales',
      officeLocation: 'Here',
      usageLocation: 'DE',
      preferredLanguage: 'de-DE',
      employeeHireDate: '2019-04-01T00:00:00Z',
      accountEnabled: true,
      userType: 'Member',
      manager: { id: 'p0' },
    };
    const { graph, sent } = scriptedGraph(json({ value: [user], '@odata.nextLink': 'next' }));
    expect(await readPeoplePage(graph, null)).toEqual({
      people: [
        {
          personId: 'p1',
          displayName: 'Sample Person',
          mail: 'sample@example.com',
          userPrincipalName: 'sample@example.com',
          jobTitle: 'Planner',
          department: 'Sales',
          officeLocation: 'Here',
          usageLocation: 'DE',
          preferredLanguage: 'de-DE',
          hiredOn: '2019-04-01',
          accountEnabled: true,
          guest: false,
          managerId: 'p0',
        },
      ],
      nextLink: 'next',
    });
    expect(sent[0]?.url).not.toMatch(/birth|gender|\bage\b/i);
  });

  it('makes do with a person of whom the directory says nothing but an id', async () => {
    const { graph } = scriptedGraph(json({ value: [{ id: 'p1', userType: 'Guest' }, {}] }));
    const { people, nextLink } = await readPeoplePage(graph, null);
    expect(nextLink).toBeNull();
    expect(people).toHaveLength(1);
    expect(people[0]).toMatchObject({
      displayName: 'p1',
      guest: true,
      accountEnabled: true,
      managerId: null,
    });
  });

  it('goes on where it is told to', async () => {
    const link = 'https://graph.microsoft.com/v1.0/users?$skiptoken=x';
    const { graph, sent } = scriptedGraph(json({ value: [] }));
    await readPeoplePage(graph, link);
    expect(sent[0]?.url).toBe(link);
  });
});

describe('a program mailbox', () => {
  it('is found by address, however it is written', async () => {
    const { graph, sent } = scriptedGraph(json({ id: 'box' }));
    expect(await resolveMailbox(graph, 'pairs+one@example.com')).toBe('box');
    expect(sent[0]?.url).toContain('/users/pairs%2Bone%40example.com?');
  });
});

describe('an activity', () => {
  it('is cut to what Graph takes, and carries its chain so that a second one replaces it', async () => {
    const { graph, sent } = scriptedGraph(new Response(null, { status: 204 }));
    await sendActivity(graph, {
      recipientId: 'p1',
      activityType: 'pairPublished',
      topicText: 'My pairs',
      webUrl: 'https://teams.microsoft.com/l/entity/x/home',
      previewText: 'x'.repeat(longestPreview + 50),
      chainId: 42,
    });
    expect(sent[0]?.body).toEqual({
      topic: {
        source: 'text',
        value: 'My pairs',
        webUrl: 'https://teams.microsoft.com/l/entity/x/home',
      },
      activityType: 'pairPublished',
      chainId: 42,
      previewText: { content: 'x'.repeat(longestPreview) },
    });
  });
});
