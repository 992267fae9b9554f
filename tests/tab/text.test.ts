import { describe, expect, it } from 'vitest';
import type { PairView } from '../../shared/pairs.ts';
import type { Session } from '../../shared/sessions.ts';
import { evidenceWords } from '../../tab/features/pairs/evidence-words.ts';
import { firstName, sessionTime } from '../../tab/ui/session-times.ts';
import { chooseLanguage, createText } from '../../tab/ui/text.ts';
import { verdictWords } from '../../tab/ui/verdict-words.ts';

const text = createText('en-GB');
const partner = { personId: '00000000-0000-4000-8000-000000000001', displayName: 'Ana Sample' };
const zones = (partnerTimeZone: string): Pick<PairView, 'yourTimeZone' | 'partnerTimeZone' | 'partner'> => ({
  partner,
  yourTimeZone: 'Europe/London',
  partnerTimeZone,
});

describe('texts', () => {
  it('falls back to English where no catalogue speaks the language of the host', () => {
    expect(chooseLanguage('xx-YY')).toBe('en');
  });

  it('speaks English where the host names no locale that exists', () => {
    expect(createText('en-US@posix').t('nav.home')).toBe('Home');
    expect(createText('').format.day('2027-05-31')).toBe('May 31, 2027');
  });

  it('writes dates in the language of the words around them', () => {
    expect(createText('de-DE').format.longDate('2026-12-03T14:00:00Z', 'UTC')).toContain('Thursday');
  });

  it('speaks of one and of many', () => {
    expect(text.t('nav.approvals', { count: 0 })).toBe('Approvals');
    expect(text.t('nav.approvals', { count: 2 })).toBe('Approvals (2)');
    expect(text.t('nextStep.decideApprovals', { name: 'Bao', count: 1, others: 0 })).toBe(
      'Bao is waiting for your OK',
    );
    expect(text.t('nextStep.decideApprovals', { name: 'Bao', count: 3, others: 2 })).toBe(
      'Bao and 2 more are waiting for your OK',
    );
  });
});

describe('the time of a session', () => {
  it('stands alone where both clocks show the same', () => {
    expect(sessionTime(text, zones('Europe/Lisbon'), '2026-12-03T14:00:00Z')).toBe('14:00');
  });

  it("has the partner's beside it where they differ", () => {
    expect(sessionTime(text, zones('America/New_York'), '2026-12-03T14:00:00Z')).toBe('14:00, 09:00 for Ana');
  });

  it("names the partner's day where that differs too", () => {
    expect(sessionTime(text, zones('Pacific/Auckland'), '2026-12-03T14:00:00Z')).toBe(
      '14:00, 4 Dec 03:00 for Ana',
    );
  });

  it('calls people by what comes first, or after a comma', () => {
    expect(firstName('Ana Maria Sample')).toBe('Ana');
    expect(firstName('Sample, Ana Maria')).toBe('Ana');
    expect(firstName('Ana')).toBe('Ana');
  });
});

describe('verdicts in words', () => {
  const session: Session = {
    sessionId: '00000000-0000-4000-8000-000000000002',
    startsAt: '2026-12-03T14:00:00Z',
    endsAt: '2026-12-03T14:45:00Z',
    verdict: 'presumed',
    moved: false,
    lead: 'you',
    evidence: { yourAnswer: 'accepted', partnerAnswer: 'none', readAt: '2026-12-03T15:00:00Z' },
  };

  it('uses the words of the glossary and says when a session was moved', () => {
    expect(verdictWords(text, session)).toBe('on both calendars');
    expect(verdictWords(text, { verdict: 'met', moved: true })).toBe('met, moved');
  });

  it('puts both answers side by side', () => {
    expect(evidenceWords(text, session, 'Ana')).toBe('you accepted, Ana hasn’t answered');
  });
});
