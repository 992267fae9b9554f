import { z } from 'zod';
import { day, instant, participationId, personId, personName, programId, roundId } from './ids.ts';
import { cadence, participationState } from './programs.ts';
import { topicChoice } from './topics.ts';

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export const weekday = z.enum(weekdays);
export type Weekday = z.infer<typeof weekday>;

/**
 * What a volunteer says. Who reads what: `reason` the manager; `offers` and `wants` the partner and the
 * pairing, and program leads as far as they say what a pair gains; `excluded` nobody but the pairing itself.
 */
export const offerForm = z.object({
  offers: z.array(topicChoice).max(12),
  wants: z.array(topicChoice).max(12),
  capacity: z.int().min(1).max(3),
  /** BCP 47 primary tags, such as `en`. */
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}$/))
    .min(1)
    .max(8),
  /** Days that suit; empty means any working day. */
  days: z.array(weekday).max(7),
  excluded: z.array(personId).max(20),
  reason: z.string().trim().max(600),
});
export type OfferForm = z.infer<typeof offerForm>;

/** Why somebody cannot take part; said on the form, never after publishing. */
export const participationProblem = z.enum(['guest', 'accountDisabled', 'noMailbox', 'outsideProgram']);
export type ParticipationProblem = z.infer<typeof participationProblem>;

/** A round that somebody may join, and what it takes. */
export const roundInvitation = z.object({
  programId,
  roundId,
  programName: z.string(),
  cadence,
  sessionMinutes: z.int(),
  /** Rounded up to whole quarters of an hour. */
  minutesAMonth: z.int(),
  startsOn: day,
  endsOn: day,
  open: z.boolean(),
  /** Volunteers so far, and how many of them stand in the upper half of the ranks. */
  volunteers: z.int().nonnegative(),
  seniorVolunteers: z.int().nonnegative(),
  state: participationState.nullable(),
});
export type RoundInvitation = z.infer<typeof roundInvitation>;

/** `GET`, `PUT` (save as draft) `/api/rounds/:roundId/participation`; `POST …/submission`, `…/withdrawal`. */
export const participationResponse = z.object({
  round: roundInvitation,
  participation: z
    .object({
      participationId,
      state: participationState,
      form: offerForm,
      submittedAt: instant.nullable(),
      approval: z
        .object({
          state: z.enum(['notNeeded', 'waiting', 'approved', 'declined']),
          /** The manager's word to the volunteer. */
          word: z.string().nullable(),
        })
        .nullable(),
    })
    .nullable(),
  /** Names of those excluded, for showing the form again. */
  excludedPeople: z.array(personName),
  /** Whose OK it takes; `null`: none is needed. */
  manager: personName.nullable(),
  problems: z.array(participationProblem),
  /** BCP 47 primary tags to begin the form with: the person's own, and what most volunteers speak. */
  suggestedLanguages: z.array(z.string()),
});
export type ParticipationResponse = z.infer<typeof participationResponse>;

/** `GET /api/offers`: every round that is open to this person or that they have taken part in. */
export const offersResponse = z.object({ rounds: z.array(roundInvitation) });
export type OffersResponse = z.infer<typeof offersResponse>;
