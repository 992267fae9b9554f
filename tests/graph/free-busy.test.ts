import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { ianaZone, readSchedules } from '../../server/graph/free-busy.ts';
import { json, type Sent, scriptedGraph } from './scripted-graph.ts';

const start = Temporal.Instant.from('2026-03-02T00:00:00Z');
const days = (count: number) => ({ start, end: start.add({ hours: 24 * count }), slotMinutes: 60 });
const workingHours = {
  daysOfWeek: ['monday', 'wednesday', 'friday'],
  startTime: '08:30:00.0000000',
  endTime: '16:00:00.0000000',
  timeZone: { name: 'W. Europe Standard Time' },
};

interface Asked {
  readonly schedules: readonly string[];
  readonly startTime: { readonly dateTime: string; readonly timeZone: string };
  readonly endTime: { readonly dateTime: string };
}
const asked = (sent: Sent | undefined) => sent?.body as Asked;

describe('free and busy time', () => {
  it('is asked for as the program mailbox, in UTC, by slots', async () => {
    const { graph, sent } = scriptedGraph(json({ value: [] }));
    await readSchedules(graph, 'box', ['a@example.com', 'b@example.com'], days(7));
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      method: 'POST',
      url: 'https://graph.microsoft.com/v1.0/users/box/calendar/getSchedule',
      body: {
        schedules: ['a@example.com', 'b@example.com'],
        startTime: { dateTime: '2026-03-02T00:00:00', timeZone: 'UTC' },
        endTime: { dateTime: '2026-03-09T00:00:00', timeZone: 'UTC' },
        availabilityViewInterval: 60,
      },
    });
  });

  it('over more than 60 days is asked for in parts without a gap, and stitched together', async () => {
    const { graph, sent } = scriptedGraph((one) => {
      const { startTime, endTime } = asked(one);
      const from = Temporal.Instant.from(`${startTime.dateTime}Z`);
      const hours = Temporal.Instant.from(`${endTime.dateTime}Z`).since(from, { largestUnit: 'hours' }).hours;
      // Each slot tells on which part it came.
      const digit = String(sent.length);
      const availabilityView = digit.repeat(hours);
      return json({ value: [{ scheduleId: 'a@example.com', availabilityView, workingHours }] });
    });
    const schedules = await readSchedules(graph, 'box', ['a@example.com'], days(150));
    expect(sent.map((one) => asked(one).startTime.dateTime)).toEqual([
      '2026-03-02T00:00:00',
      '2026-05-01T00:00:00',
      '2026-06-30T00:00:00',
    ]);
    expect(asked(sent[2]).endTime.dateTime).toBe('2026-07-30T00:00:00');
    const schedule = schedules.get('a@example.com');
    expect(schedule?.kind === 'known' && schedule.availabilityView).toBe(
      '1'.repeat(60 * 24) + '2'.repeat(60 * 24) + '3'.repeat(30 * 24),
    );
  });

  it('of exactly 60 days takes one question', async () => {
    const { graph, sent } = scriptedGraph(json({ value: [] }));
    await readSchedules(graph, 'box', ['a@example.com'], days(60));
    expect(sent).toHaveLength(1);
  });

  it('comes with working hours in ISO weekdays and an IANA zone', async () => {
    const { graph } = scriptedGraph(
      json({ value: [{ scheduleId: 'A@Example.com', availabilityView: '02', workingHours }] }),
    );
    const schedules = await readSchedules(graph, 'box', ['a@example.com'], days(1));
    expect(schedules.get('a@example.com')).toEqual({
      kind: 'known',
      availabilityView: '02',
      workingHours: { timeZone: 'Europe/Berlin', days: [1, 3, 5], start: '08:30', end: '16:00' },
    });
  });

  for (const [code, reason] of [
    ['5009', 'mailboxUnknown'],
    ['ErrorMailRecipientNotFound', 'mailboxUnknown'],
    ['5016', 'mailboxOnPremises'],
    ['ErrorProxyRequestProcessingFailed', 'mailboxOnPremises'],
    ['ErrorMailboxOnPremises', 'mailboxOnPremises'],
  ]) {
    it(`is unknown, never free, for a mailbox that answers ${code}: ${reason}`, async () => {
      const error = { message: 'in words', responseCode: code };
      const { graph } = scriptedGraph(json({ value: [{ scheduleId: 'a@example.com', error }] }));
      const schedules = await readSchedules(graph, 'box', ['a@example.com'], days(1));
      expect(schedules.get('a@example.com')).toEqual({ kind: 'unknown', reason });
    });
  }

  it('is unknown for an address that Graph leaves out of its answer', async () => {
    const { graph } = scriptedGraph(json({ value: [] }));
    const schedules = await readSchedules(graph, 'box', ['a@example.com'], days(1));
    expect(schedules.get('a@example.com')).toEqual({ kind: 'unknown', reason: 'mailboxUnknown' });
  });

  it('is unknown as a whole where any part of it could not be read', async () => {
    const known = { scheduleId: 'a@example.com', availabilityView: '0', workingHours };
    const failed = { scheduleId: 'a@example.com', error: { responseCode: '5009' } };
    for (const replies of [
      [known, failed],
      [failed, known],
    ]) {
      const { graph } = scriptedGraph(...replies.map((entry) => json({ value: [entry] })));
      const schedules = await readSchedules(graph, 'box', ['a@example.com'], days(100));
      expect(schedules.get('a@example.com')?.kind).toBe('unknown');
    }
  });
});

describe('names of zones', () => {
  it('are turned from Windows’ into IANA’s', () => {
    expect(ianaZone('Pacific Standard Time')).toBe('America/Los_Angeles');
    expect(ianaZone('India Standard Time')).toBe('Asia/Calcutta');
  });

  it('stay where they are IANA’s already', () => {
    expect(ianaZone('Europe/Paris')).toBe('Europe/Paris');
    expect(ianaZone('UTC')).toMatch(/UTC$/);
  });
});
