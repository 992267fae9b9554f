import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { DirectoryUser } from '../directory.ts';
import { seededRandom } from '../seeded-random.ts';
import type { TenantContext } from '../tenant-context.ts';
import { wallClock, windowsZone } from '../time-zones.ts';
import { type BusyTime, busyTimes } from './busy-time.ts';
import type { FreeBusyStatus } from './event-content.ts';
import { lowerKeys, readBody } from './event-input.ts';
import { readZonedTime } from './event-rules.ts';
import { applyPreferences, graphRoot, mailboxOf } from './graph-call.ts';
import { badRequest } from './graph-error.ts';
import { instantOf } from './occurrences.ts';
import { type Preferences, readPreferences, requireZone } from './preferences.ts';

const zonedTime = z.strictObject({ dateTime: z.string(), timeZone: z.string().optional() });
const scheduleRequest = z.strictObject({
  schedules: z.array(z.string()).min(1),
  starttime: zonedTime,
  endtime: zonedTime,
  availabilityviewinterval: z.int().optional(),
});

const mostSchedules = 20;
const longestMs = 62 * 86_400_000;
const digits: Record<FreeBusyStatus, number> = {
  free: 0,
  unknown: 0,
  workingElsewhere: 0,
  tentative: 1,
  busy: 2,
  oof: 3,
};

/** `POST /users/{id}/calendar/getSchedule`. */
export function scheduleRoutes(app: FastifyInstance, tenant: TenantContext): void {
  for (const path of ['/me', '/users/:userId']) {
    app.post(`${path}/calendar/getSchedule`, (request, reply) => {
      mailboxOf(request, tenant.directory);
      const input = readBody(scheduleRequest, lowerKeys(request.body), 'getSchedule');
      if (input.schedules.length > mostSchedules)
        throw badRequest(`A request takes at most ${mostSchedules} schedules.`, 'ErrorInvalidParameter');
      const interval = input.availabilityviewinterval ?? 30;
      if (interval < 5 || interval > 1440)
        throw badRequest(
          'The availabilityViewInterval is 5 to 1440 minutes.',
          'ErrorInvalidMergedFreeBusyInterval',
        );
      const fromMs = instantOf(readZonedTime(input.starttime, 'startTime'));
      const toMs = instantOf(readZonedTime(input.endtime, 'endTime'));
      if (toMs <= fromMs || toMs - fromMs < interval * 60_000 || toMs - fromMs >= longestMs)
        throw badRequest(
          'The time duration specified for FreeBusyViewOptions.TimeWindow is invalid.',
          'ErrorInvalidTimeInterval',
        );
      const preferences = readPreferences(request.headers.prefer);
      applyPreferences(reply, preferences);
      return {
        '@odata.context': `${graphRoot}/$metadata#Collection(microsoft.graph.scheduleInformation)`,
        value: input.schedules.map((address) =>
          schedule(tenant, address, { fromMs, toMs, interval }, preferences),
        ),
      };
    });
  }
}

interface Window {
  readonly fromMs: number;
  readonly toMs: number;
  readonly interval: number;
}

/** One mailbox. What cannot be read answers an error in its place: unknown is not free. */
function schedule(
  tenant: TenantContext,
  address: string,
  window: Window,
  preferences: Preferences,
): Record<string, unknown> {
  const user = tenant.directory.byAddress(address);
  if (user === undefined || user.person.mailbox === 'none')
    return failure(
      address,
      '5009',
      `Unable to resolve e-mail address ${address} to an Active Directory object.`,
    );
  if (user.person.mailbox === 'onPremises')
    return failure(
      address,
      '5016',
      `The free/busy proxy request for ${address} to the on-premises organisation failed.`,
    );
  const zone = requireZone(preferences.timeZone);
  const busy = busyTimes(tenant, user, window.fromMs, window.toMs);
  const zoned = (ms: number) => ({
    dateTime: `${wallClock(ms, zone)}.0000000`,
    timeZone: preferences.timeZone,
  });
  return {
    scheduleId: address,
    availabilityView: availabilityView(busy, window),
    scheduleItems: busy.map(({ status, subject, location, isPrivate, startMs, endMs }) => ({
      isPrivate,
      status,
      ...(isPrivate ? {} : { subject, location }),
      start: zoned(startMs),
      end: zoned(endMs),
    })),
    workingHours: workingHours(user),
  };
}

/** One digit a slot: 0 free or elsewhere, 1 tentative, 2 busy, 3 away; the highest of what touches the slot. */
export function availabilityView(busy: readonly BusyTime[], { fromMs, toMs, interval }: Window): string {
  const slotMs = interval * 60_000;
  const slots = new Array<number>(Math.ceil((toMs - fromMs) / slotMs)).fill(0);
  for (const { startMs, endMs, status } of busy) {
    const first = Math.max(0, Math.floor((startMs - fromMs) / slotMs));
    const end = Math.min(slots.length, Math.ceil((endMs - fromMs) / slotMs));
    for (let slot = first; slot < end; slot++) slots[slot] = Math.max(slots[slot] ?? 0, digits[status]);
  }
  return slots.join('');
}

/** Working hours in the mailbox' own zone: some mailboxes store Windows' name of it, others the IANA one. */
function workingHours({ person }: DirectoryUser): Record<string, unknown> {
  const usesIana = seededRandom('zone name', person.id)() < 0.3;
  return {
    daysOfWeek: person.workingHours.days,
    startTime: `${person.workingHours.start}:00.0000000`,
    endTime: `${person.workingHours.end}:00.0000000`,
    timeZone: { name: usesIana ? person.timeZone : windowsZone(person.timeZone) },
  };
}

function failure(scheduleId: string, responseCode: string, message: string): Record<string, unknown> {
  return { scheduleId, error: { message, responseCode } };
}
