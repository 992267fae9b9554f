import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verdictFrom } from '../../../server/features/attendance/verdict.ts';
import { type Answer, answer, type Verdict } from '../../../shared/sessions.ts';

/** What an occurrence that was held by the calendar comes to, by both answers. */
const ended: Record<Answer, Record<Answer, Verdict>> = {
  accepted: { accepted: 'presumed', tentative: 'unknown', declined: 'missed', none: 'unknown' },
  tentative: { accepted: 'unknown', tentative: 'unknown', declined: 'missed', none: 'unknown' },
  declined: { accepted: 'missed', tentative: 'missed', declined: 'missed', none: 'missed' },
  none: { accepted: 'unknown', tentative: 'unknown', declined: 'missed', none: 'unknown' },
};

describe('the verdict on a session', () => {
  for (const aAnswer of answer.options) {
    for (const bAnswer of answer.options) {
      const verdict = ended[aAnswer][bAnswer];
      it(`is ${verdict} when it is over and the answers are ${aAnswer} and ${bAnswer}`, () => {
        expect(verdictFrom({ isCancelled: false, aAnswer, bAnswer }, true)).toBe(verdict);
      });

      it(`is open while it lasts, with the answers ${aAnswer} and ${bAnswer}`, () => {
        expect(verdictFrom({ isCancelled: false, aAnswer, bAnswer }, false)).toBe('planned');
      });

      it(`is cancelled by the organiser whatever the answers, ${aAnswer} and ${bAnswer}`, () => {
        expect(verdictFrom({ isCancelled: true, aAnswer, bAnswer }, true)).toBe('cancelled');
        expect(verdictFrom({ isCancelled: true, aAnswer, bAnswer }, false)).toBe('cancelled');
      });
    }
  }

  it('is cancelled where the event is gone, before its time and after', () => {
    expect(verdictFrom(null, false)).toBe('cancelled');
    expect(verdictFrom(null, true)).toBe('cancelled');
  });

  it('is never "met" from a calendar alone, and treats both partners alike', () => {
    const anyAnswer = fc.constantFrom(...answer.options);
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), anyAnswer, anyAnswer, (isCancelled, over, one, other) => {
        const verdict = verdictFrom({ isCancelled, aAnswer: one, bAnswer: other }, over);
        expect(verdict).not.toBe('met');
        expect(verdictFrom({ isCancelled, aAnswer: other, bAnswer: one }, over)).toBe(verdict);
      }),
    );
  });
});
