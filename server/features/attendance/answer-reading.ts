import { z } from 'zod';
import type { Answer } from '../../../shared/sessions.ts';
import type { Commitment } from '../commitments/commitment-store.ts';

export interface PartnerAnswers {
  readonly aAnswer: Answer;
  readonly bAnswer: Answer;
}

const request = z.object({
  attendees: z.array(z.object({ emailAddress: z.object({ address: z.string() }) })),
});

/**
 * Whose answer is whose. The event keeps the addresses that were invited, whoever is called otherwise since
 * then: those of the stored request count as well as today's.
 *
 * @param today mail addresses as the directory has them now
 */
export function answerReading(
  commitment: Pick<Commitment, 'request_body' | 'first_lead'>,
  today: { readonly a: string | null | undefined; readonly b: string | null | undefined },
): (answers: ReadonlyMap<string, Answer> | undefined) => PartnerAnswers {
  const attendees =
    commitment.request_body === null ? [] : request.parse(JSON.parse(commitment.request_body)).attendees;
  // Whoever leads first was invited first.
  const [first, second] = attendees.map((attendee) => attendee.emailAddress.address);
  const invited = commitment.first_lead === 'b' ? { a: second, b: first } : { a: first, b: second };
  return (answers) => ({
    aAnswer: answerAt(answers, [invited.a, today.a]),
    bAnswer: answerAt(answers, [invited.b, today.b]),
  });
}

function answerAt(
  answers: ReadonlyMap<string, Answer> | undefined,
  addresses: readonly (string | null | undefined)[],
): Answer {
  const given = addresses.map((address) => answers?.get(address?.toLowerCase() ?? '') ?? 'none');
  return given.find((answer) => answer !== 'none') ?? 'none';
}
