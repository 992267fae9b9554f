import { describe, expect, it } from 'vitest';
import {
  type ApprovalFacts,
  approvalDecidedWords,
  approvalRequestedWords,
  pairPublishedWords,
} from '../../../server/features/nudges/notice-words.ts';
import { textsFor, topicLabel } from '../../../server/features/nudges/texts.ts';

const { text } = textsFor('en-GB');
const facts: ApprovalFacts = {
  name: 'Sample Volunteer',
  manager: 'Sample Manager',
  program: 'Sample program',
  cadence: 'everyTwoWeeks',
  sessionMinutes: 45,
  capacity: 2,
  endsOn: '2026-12-01',
  roundId: '1b7f9a44-6c2e-4a0c-9a4e-0d6f6a9b7c11',
};

describe('the request to a manager', () => {
  const words = approvalRequestedWords(text, facts, 'en-GB');
  const body = words.paragraphs.join('\n');

  it('says who asks, for what, and what it costs with all partners counted', () => {
    expect(words.subject).toContain('Sample Volunteer');
    expect(words.subject).toContain('Sample program');
    expect(body).toContain('3.5 hours a month');
  });

  it('writes the last day in the reader’s way, on that very day whatever the zone', () => {
    expect(body).toContain('1 December 2026');
    expect(approvalRequestedWords(text, facts, 'en-US').paragraphs.join('\n')).toContain('December 1, 2026');
  });

  it('says in the singular that it takes one hour', () => {
    const once = approvalRequestedWords(
      text,
      { ...facts, cadence: 'monthly', sessionMinutes: 60, capacity: 1 },
      'en',
    );
    expect(once.paragraphs.join('\n')).toContain('1 hour a month');
  });

  it('says what the manager will not see', () => {
    expect(body).toContain('You won’t see what they discuss');
  });

  it('leads to the approvals, under an activity type of its own', () => {
    expect(words).toMatchObject({ route: '/approvals', activityType: 'approvalRequested' });
  });
});

describe('the answer to a volunteer', () => {
  it('says yes in words that differ from a no', () => {
    const yes = approvalDecidedWords(text, facts, 'approved');
    const declined = approvalDecidedWords(text, facts, 'declined');
    expect(yes.subject).toBe('Sample Manager said yes: you’re in Sample program');
    expect(declined.subject).toBe('Your offer for Sample program: not this time');
    expect(declined.paragraphs.join('\n')).toContain('What you wrote is kept');
  });

  it('leads to the offer', () => {
    const words = approvalDecidedWords(text, facts, 'approved');
    expect(words).toMatchObject({ route: `/offer/${facts.roundId}`, activityType: 'approvalDecided' });
  });
});

describe('the news of a pair', () => {
  const pair = {
    pairId: '0f1c8f0e-9d7b-4f0e-8a55-3c8e6b1d2f10',
    partner: 'Sample Partner',
    program: 'Sample program',
    youGain: [{ topicId: 'strategy' as const }, { ownWords: 'choir singing' }],
    partnerGains: [{ topicId: 'aiAssistants' as const }],
  };

  it('lists what each gains, in the catalogue’s words and in the people’s own', () => {
    const body = pairPublishedWords(text, pair, 'en').paragraphs.join('\n');
    expect(body).toContain(`Sample Partner can show you: ${text('topic.strategy')} and choir singing.`);
    expect(body).toContain(`You can show Sample Partner: ${text('topic.aiAssistants')}.`);
  });

  it('leaves a side out that gains nothing named', () => {
    const words = pairPublishedWords(text, { ...pair, youGain: [], partnerGains: [] }, 'en');
    expect(words.paragraphs).toHaveLength(3);
    expect(words.paragraphs.join('\n')).not.toContain('can show');
  });

  it('leads to the pair', () => {
    expect(pairPublishedWords(text, pair, 'en')).toMatchObject({
      route: `/pairs/${pair.pairId}`,
      activityType: 'pairPublished',
    });
  });
});

describe('the catalogue of texts', () => {
  it('falls back to English for a language without one, and for none', () => {
    expect(textsFor('xx-YY').text('mail.approvalRequest.button')).toBe('Open approvals');
    expect(textsFor(null).text('mail.approvalRequest.button')).toBe('Open approvals');
    for (const odd of ['en_US', '', 'zh_CN.UTF-8', 'x']) {
      const { language } = textsFor(odd);
      expect(() => new Intl.DateTimeFormat(language)).not.toThrow();
      expect(language).toBe('en');
    }
    expect(textsFor('constructor').text('mail.approvalRequest.button')).toBe('Open approvals');
  });

  it('puts what people wrote into a text as it is', () => {
    const name = 'A {b} <c> # ‘d’ ’{e}’';
    expect(text('activity.approvalRequest', { name, program: 'P' })).toBe(
      `${name} asks for your OK to join P`,
    );
  });

  it('names a topic in the reader’s words, or in its author’s', () => {
    expect(topicLabel(text, { topicId: 'cooking' })).toBe(text('topic.cooking'));
    expect(topicLabel(text, { ownWords: 'beekeeping' })).toBe('beekeeping');
  });
});
