import type { OrgPerson } from '../../server/sandbox/org-person.ts';
import type { TenantClient } from './tenant-client.ts';

export interface SamplePair {
  readonly first: OrgPerson;
  readonly second: OrgPerson;
  readonly firstMail: string;
  readonly secondMail: string;
}

/** Two people with mailboxes, in different zones. */
export async function samplePair({ tenant, app }: TenantClient): Promise<SamplePair> {
  const able = tenant
    .people()
    .filter((person) => person.accountEnabled && person.mailbox === 'exchangeOnline');
  const first = able.find(({ timeZone }) => timeZone === 'Europe/London');
  const second = able.find(({ timeZone }) => timeZone === 'America/New_York');
  if (first === undefined || second === undefined) throw new Error('The organisation lacks two such people.');
  const mailOf = async (id: string): Promise<string> =>
    (await app.api(`/users/${id}`).select('mail').get()).mail;
  return {
    first,
    second,
    firstMail: await mailOf(first.id),
    secondMail: await mailOf(second.id),
  };
}

/** A series as the product books it: every other Thursday in London, both invited. */
export function seriesBody(pair: SamplePair, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    subject: 'Eye to Eye',
    body: { contentType: 'html', content: '<p>Move, don’t cancel.</p>' },
    start: { dateTime: '2026-12-03T14:00:00', timeZone: 'Europe/London' },
    end: { dateTime: '2026-12-03T14:45:00', timeZone: 'Europe/London' },
    recurrence: {
      pattern: {
        type: 'weekly',
        interval: 2,
        daysOfWeek: ['thursday'],
        firstDayOfWeek: 'monday',
      },
      range: {
        type: 'endDate',
        startDate: '2026-12-03',
        endDate: '2027-05-27',
        recurrenceTimeZone: 'Europe/London',
      },
    },
    attendees: [
      {
        emailAddress: { address: pair.firstMail, name: pair.first.displayName },
        type: 'required',
      },
      {
        emailAddress: {
          address: pair.secondMail,
          name: pair.second.displayName,
        },
        type: 'required',
      },
    ],
    isOnlineMeeting: true,
    onlineMeetingProvider: 'teamsForBusiness',
    ...changes,
  };
}

export const wholeSeries = {
  startDateTime: '2026-11-01T00:00:00Z',
  endDateTime: '2027-07-01T00:00:00Z',
};

/** The parts of an event that the tests look at. */
export interface SeenEvent {
  id: string;
  subject: string;
  type: string;
  iCalUId: string;
  showAs: string;
  originalStart: string;
  seriesMasterId: string | null;
  start: { dateTime: string; timeZone: string };
  isOnlineMeeting: boolean;
  onlineMeeting: { joinUrl: string } | null;
  responseStatus: { response: string; time: string };
  attendees: {
    status: { response: string; time: string };
    emailAddress: { address: string };
  }[];
}
