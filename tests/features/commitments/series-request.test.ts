import { describe, expect, it } from 'vitest';
import { seriesRequest } from '../../../server/features/commitments/series-request.ts';
import { textsFor } from '../../../server/features/nudges/texts.ts';
import { commitmentProperty } from '../../../server/graph/calendar.ts';
import type { Recurrence } from '../../../server/scheduling/recurrence.ts';

const recurrence: Recurrence = {
  cadence: 'everyTwoWeeks',
  weekday: 4,
  localTime: '14:00',
  timeZone: 'Europe/London',
  startsOn: '2026-12-01',
  endsOn: '2027-05-31',
  minutes: 45,
};
const options = {
  text: textsFor(null).text,
  commitmentId: '6f1c7b0e-2a53-4a53-9a5e-0c1d2e3f4a5b',
  transactionId: '0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d',
  recurrence,
  partners: [
    { displayName: 'Sample <Junior>', mail: 'junior@example.com' },
    { displayName: 'Sample & Senior', mail: 'senior@example.com' },
  ],
  link: 'https://teams.microsoft.com/l/entity/x/home?a=1&b=2',
} as const;
const request = () => JSON.parse(seriesRequest(options) ?? 'null');

describe('the request that books a series', () => {
  it('invites both partners alike, to a private Teams meeting that holds its place', () => {
    expect(request()).toMatchObject({
      subject: 'Eye to Eye: Sample <Junior> and Sample & Senior',
      attendees: [
        { type: 'required', emailAddress: { address: 'junior@example.com', name: 'Sample <Junior>' } },
        { type: 'required', emailAddress: { address: 'senior@example.com', name: 'Sample & Senior' } },
      ],
      sensitivity: 'private',
      showAs: 'busy',
      isOnlineMeeting: true,
      onlineMeetingProvider: 'teamsForBusiness',
      responseRequested: true,
      allowNewTimeProposals: true,
    });
  });

  it('carries the key that makes a second call the same call, and our id for finding it again', () => {
    expect(request()).toMatchObject({
      transactionId: options.transactionId,
      singleValueExtendedProperties: [{ id: commitmentProperty, value: options.commitmentId }],
    });
  });

  it('is the same text for the same input, so that it can be sent again', () => {
    expect(seriesRequest(options)).toBe(seriesRequest(options));
  });

  it('begins on the first day that fits, on the wall of the zone', () => {
    expect(request()).toMatchObject({
      start: { dateTime: expect.stringMatching(/^2026-12-03T14:00:00/), timeZone: expect.any(String) },
      end: { dateTime: expect.stringMatching(/^2026-12-03T14:45:00/) },
      recurrence: {
        pattern: { type: 'weekly', interval: 2, daysOfWeek: ['thursday'] },
        range: { type: 'endDate', startDate: '2026-12-03' },
      },
    });
  });

  it('says who leads first, and writes names as text, never as markup', () => {
    const { content } = request().body;
    expect(content).toContain(
      'The lead alternates: Sample &lt;Junior&gt; first, then Sample &amp; Senior. Whoever leads',
    );
    expect(content).toContain('Move it, don’t cancel');
    expect(content).toContain('href="https://teams.microsoft.com/l/entity/x/home?a=1&amp;b=2"');
    expect(content).not.toContain('<Junior>');
  });

  it('is none where no session fits between the days', () => {
    const none = { ...recurrence, startsOn: '2026-12-04', endsOn: '2026-12-05' };
    expect(seriesRequest({ ...options, recurrence: none })).toBeNull();
  });
});
