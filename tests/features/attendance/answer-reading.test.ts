import { describe, expect, it } from 'vitest';
import { answerReading } from '../../../server/features/attendance/answer-reading.ts';
import type { Answer } from '../../../shared/sessions.ts';

const request = JSON.stringify({
  attendees: ['First@Example.com', 'second@example.com'].map((address) => ({ emailAddress: { address } })),
});
const answers = new Map<string, Answer>([
  ['first@example.com', 'accepted'],
  ['second@example.com', 'declined'],
]);
const today = { a: 'new-a@example.com', b: 'new-b@example.com' };

describe('whose answer is whose', () => {
  it('is told by the addresses that were invited, the first lead first, whatever they are today', () => {
    const aLeads = answerReading({ request_body: request, first_lead: 'a' }, today);
    expect(aLeads(answers)).toEqual({ aAnswer: 'accepted', bAnswer: 'declined' });
    const bLeads = answerReading({ request_body: request, first_lead: 'b' }, today);
    expect(bLeads(answers)).toEqual({ aAnswer: 'declined', bAnswer: 'accepted' });
  });

  it("is told by today's address where the event knows that one", () => {
    const read = answerReading(
      { request_body: request, first_lead: 'a' },
      { a: null, b: 'New-B@example.com' },
    );
    expect(read(new Map([['new-b@example.com', 'tentative']]))).toEqual({
      aAnswer: 'none',
      bAnswer: 'tentative',
    });
  });

  it('is none where nothing was read or nobody answered', () => {
    const read = answerReading({ request_body: null, first_lead: null }, { a: undefined, b: null });
    expect(read(undefined)).toEqual({ aAnswer: 'none', bAnswer: 'none' });
    expect(read(answers)).toEqual({ aAnswer: 'none', bAnswer: 'none' });
  });
});
