import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Temporal } from 'temporal-polyfill';
import { type Answer, answerEvent, forgetTokens, lookAhead, readCalendar } from './graph-api.ts';
import { isEyeToEye } from './graph-event.ts';
import { localApi } from './local-api.ts';

/** Panels look again this often while the page is visible: others act in the tab, mail arrives. */
const panelEveryMs = 5_000;
const journeyEveryMs = 4_000;
const clockEveryMs = 5_000;

export const useTenant = () => useQuery({ queryKey: ['tenant'], queryFn: localApi.tenant });

export const usePeople = (search: string, limit: number) =>
  useQuery({
    queryKey: ['people', search, limit],
    queryFn: () => localApi.people(search, limit),
    placeholderData: keepPreviousData,
  });

export const usePerson = (personId: string | null) =>
  useQuery({
    queryKey: ['person', personId],
    queryFn: () => localApi.person(personId ?? ''),
    enabled: personId !== null,
  });

export const useInbox = (personId: string | null) =>
  useQuery({
    queryKey: ['inbox', personId],
    queryFn: () => localApi.inbox(personId ?? ''),
    enabled: personId !== null,
    refetchInterval: panelEveryMs,
  });

export const useActivity = (personId: string) =>
  useQuery({
    queryKey: ['activity', personId],
    queryFn: () => localApi.activity(personId),
    refetchInterval: panelEveryMs,
  });

export const useJourney = () =>
  useQuery({ queryKey: ['journey'], queryFn: localApi.journey, refetchInterval: journeyEveryMs });

/** The tenant's time, and when this person's next session ends. */
export const useClock = (personId: string | null) =>
  useQuery({
    queryKey: ['clock', personId],
    queryFn: () => localApi.clock(personId),
    refetchInterval: clockEveryMs,
  });

/** The tenant's time, to the second; `null` until it is known. */
export function useNow(): Temporal.Instant | null {
  const { data } = useClock(null);
  return data ? Temporal.Instant.from(data.now) : null;
}

export const useCalendar = (personId: string, window: { from: Temporal.Instant; until: Temporal.Instant }) =>
  useQuery({
    queryKey: ['calendar', personId, window.from.toString(), window.until.toString()],
    queryFn: () => readCalendar(personId, window.from, window.until),
    refetchInterval: panelEveryMs,
  });

/** The name of the program mailbox, by which its meetings are known. */
export function useMailboxName(): string | null {
  const tenant = useTenant();
  const mailbox = usePerson(tenant.data?.programMailboxId ?? null);
  return mailbox.data?.displayName ?? null;
}

/** Looks for a person's next meeting of the product; asked for, not watched. */
export function useFindNextMeeting(personId: string, zone: string) {
  const mailboxName = useMailboxName();
  return useMutation({
    mutationFn: async (now: Temporal.Instant) => {
      const { from, until } = lookAhead(now, zone);
      const events = await readCalendar(personId, from, until);
      const next = events
        .filter((event) => !event.cancelled && isEyeToEye(event, mailboxName))
        .sort((a, b) => Temporal.Instant.compare(a.start, b.start))[0];
      return next ? next.start.toZonedDateTimeISO(zone).toPlainDate() : null;
    },
  });
}

/** Answers an invitation; afterwards everything is read anew. */
export function useAnswer(personId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (given: { eventId: string; answer: Answer }) =>
      answerEvent(personId, given.eventId, given.answer),
    onSuccess: () => queries.invalidateQueries(),
  });
}

export function useMoveClock(afterwards: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: localApi.moveClock,
    onSuccess: async () => {
      afterwards();
      await queries.invalidateQueries();
    },
  });
}

export function useReset(afterwards: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: localApi.reset,
    onSuccess: async () => {
      forgetTokens();
      afterwards();
      await queries.invalidateQueries();
    },
  });
}
