import { z } from 'zod';
import { day, instant, pairId, personName, programId, roundId, runId } from './ids.ts';
import { sessionMark } from './sessions.ts';
import { topicChoice } from './topics.ts';

export const cadences = ['weekly', 'everyTwoWeeks', 'monthly'] as const;
export const cadence = z.enum(cadences);
export type Cadence = z.infer<typeof cadence>;

/** Who may join: everyone in the directory (guests apart), or the people of some departments. */
export const joining = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('everyone') }),
  z.object({ kind: z.literal('departments'), departments: z.array(z.string().min(1)).min(1).max(50) }),
]);
export type Joining = z.infer<typeof joining>;

/** What makes a pair a reverse pair: difference of rank (0–1), or of years in the company. Never age. */
export const gapRule = z.discriminatedUnion('by', [
  z.object({ by: z.literal('rank'), atLeast: z.number().min(0.05).max(1) }),
  z.object({ by: z.literal('years'), atLeast: z.number().min(1).max(40) }),
]);
export type GapRule = z.infer<typeof gapRule>;

/** Longer is a slip of the year: every session is a row and a date in somebody's calendar. */
const longestYears = 3;

/** The same day of the month some years on. 29 February may name a day that isn't; it still sorts rightly. */
function yearsLater(date: string, years: number): string {
  return `${Number(date.slice(0, 4)) + years}${date.slice(4)}`;
}

export const programForm = z
  .object({
    name: z.string().trim().min(3).max(80),
    joining,
    cadence,
    sessionMinutes: z.union([z.literal(30), z.literal(45), z.literal(60), z.literal(90)]),
    gap: gapRule,
    /** Links up the line within which two people are too close to pair. */
    lineDistance: z.int().min(1).max(3),
    startsOn: day,
    /** The last day on which a session may be held. */
    endsOn: day,
  })
  .refine((form) => form.startsOn < form.endsOn, { path: ['endsOn'], message: 'must be after the start' })
  .refine((form) => form.endsOn <= yearsLater(form.startsOn, longestYears), {
    path: ['endsOn'],
    message: `must be at most ${longestYears} years after the start`,
  });
export type ProgramForm = z.infer<typeof programForm>;

export const roundState = z.enum(['open', 'pairing', 'published', 'running', 'closed']);
export type RoundState = z.infer<typeof roundState>;

/** Where a round stands, as the figures that its steps wait for. */
export const roundSummary = z.object({
  roundId,
  number: z.int().positive(),
  state: roundState,
  openedAt: instant,
  volunteers: z.int().nonnegative(),
  waitingForApproval: z.int().nonnegative(),
  approved: z.int().nonnegative(),
  declined: z.int().nonnegative(),
  pairs: z.int().nonnegative(),
  booked: z.int().nonnegative(),
  /** Pairs whose meetings could not be booked yet; their reasons stand in the health view. */
  bookingProblems: z.int().nonnegative(),
});
export type RoundSummary = z.infer<typeof roundSummary>;

export const programSummary = z.object({
  programId,
  name: z.string(),
  owner: personName,
  startsOn: day,
  endsOn: day,
  ended: z.boolean(),
  /** The newest round, if one was ever opened. */
  round: roundSummary.nullable(),
  runningPairs: z.int().nonnegative(),
});
export type ProgramSummary = z.infer<typeof programSummary>;

/** `GET /api/programs`, `POST /api/programs` (201, one program). */
export const programsResponse = z.object({ programs: z.array(programSummary) });
export type ProgramsResponse = z.infer<typeof programsResponse>;

/** `GET /api/programs/:programId` */
export const programResponse = programSummary.extend({
  settings: z.object({
    joining,
    cadence,
    sessionMinutes: z.int(),
    gap: gapRule,
    lineDistance: z.int(),
  }),
  /** Newest first. */
  rounds: z.array(roundSummary),
});
export type ProgramResponse = z.infer<typeof programResponse>;

export const participationState = z.enum([
  'draft',
  'submitted',
  'approved',
  'declined',
  'paired',
  'waiting',
  'withdrawn',
  'paused',
  'ended',
]);
export type ParticipationState = z.infer<typeof participationState>;

/** `GET /api/rounds/:roundId/volunteers`: who takes part, and whose OK is outstanding. */
export const volunteersResponse = z.object({
  volunteers: z.array(
    z.object({
      person: personName,
      department: z.string().nullable(),
      rank: z.number().min(0).max(1).nullable(),
      state: participationState,
      waitingFor: personName.nullable(),
      offers: z.int().nonnegative(),
      wants: z.int().nonnegative(),
      submittedAt: instant.nullable(),
    }),
  ),
});
export type VolunteersResponse = z.infer<typeof volunteersResponse>;

/** Why somebody has no partner, in words that give away no one's private choice. */
export const unmatchedReason = z.enum([
  'nobodyElse',
  'closeLine',
  'gapTooSmall',
  'sameManager',
  'noCommonLanguage',
  'noCommonHours',
  'nothingToGain',
  'oddOneOut',
  'noFreePartner',
]);
export type UnmatchedReason = z.infer<typeof unmatchedReason>;

/** What one side gains: topics that they want and the other offers, and those that come close. */
export const gain = z.object({
  exact: z.array(topicChoice),
  near: z.array(topicChoice),
});
export type Gain = z.infer<typeof gain>;

export const proposal = z.object({
  pairId,
  a: personName,
  b: personName,
  aGains: gain,
  bGains: gain,
  /** 0–100, from the same numbers that the matching used. */
  score: z.int().min(0).max(100),
  differentDepartment: z.boolean(),
  differentPlace: z.boolean(),
  rankGap: z.number(),
});
export type Proposal = z.infer<typeof proposal>;

export const runState = z.enum(['waiting', 'running', 'done', 'failed']);
export type RunState = z.infer<typeof runState>;

/** `GET /api/rounds/:roundId/pairing` and the answer (202) to `POST /api/rounds/:roundId/pairing-runs`. */
export const pairingResponse = z.object({
  roundId,
  roundState,
  run: z
    .object({
      runId,
      state: runState,
      startedAt: instant.nullable(),
      finishedAt: instant.nullable(),
      problem: z.string().nullable(),
      participants: z.int().nonnegative(),
    })
    .nullable(),
  proposals: z.array(proposal),
  unmatched: z.array(z.object({ person: personName, reason: unmatchedReason })),
});
export type PairingResponse = z.infer<typeof pairingResponse>;

/** The word that a program lead sees of a pair, without causes. */
export const careWord = z.enum(['onTrack', 'quiet', 'askedForHelp']);

export const bookingProblem = z.enum([
  'noCommonHour',
  'mailboxUnknown',
  'mailboxOnPremises',
  'programMailbox',
  'calendarRefused',
]);
export type BookingProblem = z.infer<typeof bookingProblem>;

/** `GET /api/rounds/:roundId/health`: numbers only; what a pair says to each other is theirs. */
export const healthResponse = z.object({
  pairs: z.array(
    z.object({
      pairId,
      a: personName,
      b: personName,
      state: z.enum(['waiting', 'booking', 'booked', 'problem', 'ended']),
      problem: bookingProblem.nullable(),
      care: careWord,
      met: z.int().nonnegative(),
      presumed: z.int().nonnegative(),
      unknown: z.int().nonnegative(),
      missed: z.int().nonnegative(),
      cancelled: z.int().nonnegative(),
      planned: z.int().nonnegative(),
      sessions: z.array(sessionMark),
    }),
  ),
});
export type HealthResponse = z.infer<typeof healthResponse>;
