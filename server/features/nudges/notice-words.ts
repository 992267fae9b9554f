import type { Cadence } from '../../../shared/programs.ts';
import type { TopicChoice } from '../../../shared/topics.ts';
import { minutesAMonth } from '../programs/effort.ts';
import { type Text, topicLabel } from './texts.ts';

/** What a notice says, ready for either channel. */
export interface NoticeWords {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly button: string;
  readonly preview: string;
  readonly topic: string;
  /** Route of the tab that it leads to. */
  readonly route: string;
  /** Declared in the app manifest. */
  readonly activityType: string;
}

export interface ApprovalFacts {
  readonly name: string;
  readonly manager: string;
  readonly program: string;
  readonly cadence: Cadence;
  readonly sessionMinutes: number;
  readonly capacity: number;
  readonly endsOn: string;
  readonly roundId: string;
}

export function approvalRequestedWords(text: Text, facts: ApprovalFacts, language: string): NoticeWords {
  const { name, program } = facts;
  const hours = (minutesAMonth(facts.cadence, facts.sessionMinutes) * facts.capacity) / 60;
  const endsOn = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${facts.endsOn}T00:00:00Z`),
  );
  return {
    subject: text('mail.approvalRequest.subject', { name, program }),
    paragraphs: [
      text('mail.approvalRequest.who', { name, program }),
      text('mail.approvalRequest.what'),
      text('mail.approvalRequest.time', { hours, endsOn }),
      text('mail.approvalRequest.confidential', { name }),
    ],
    button: text('mail.approvalRequest.button'),
    preview: text('activity.approvalRequest', { name, program }),
    topic: text('activity.approvalRequest.topic'),
    route: '/approvals',
    activityType: 'approvalRequested',
  };
}

export function approvalDecidedWords(
  text: Text,
  facts: ApprovalFacts,
  decision: 'approved' | 'declined',
): NoticeWords {
  const { manager, program } = facts;
  const kind = decision === 'approved' ? 'approvalApproved' : 'approvalDeclined';
  return {
    subject: text(`mail.${kind}.subject`, { manager, program }),
    paragraphs: [
      text(`mail.${kind}.body`, { manager, program }),
      text(`mail.${kind}.next`, { manager, program }),
    ],
    button: text(`mail.${kind}.button`),
    preview: text(`activity.${kind}`, { manager, program }),
    topic: text('activity.approvalDecided.topic'),
    route: `/offer/${facts.roundId}`,
    activityType: 'approvalDecided',
  };
}

export interface PairFacts {
  readonly pairId: string;
  readonly partner: string;
  readonly program: string;
  readonly youGain: readonly TopicChoice[];
  readonly partnerGains: readonly TopicChoice[];
}

export function pairPublishedWords(text: Text, facts: PairFacts, language: string): NoticeWords {
  const { partner, program } = facts;
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  const topics = (gains: readonly TopicChoice[]) =>
    list.format(gains.map((topic) => topicLabel(text, topic)));
  return {
    subject: text('mail.pairPublished.subject', { partner, program }),
    paragraphs: [
      text('mail.pairPublished.body', { partner, program }),
      ...(facts.youGain.length > 0
        ? [text('mail.pairPublished.youGain', { partner, topics: topics(facts.youGain) })]
        : []),
      ...(facts.partnerGains.length > 0
        ? [text('mail.pairPublished.partnerGains', { partner, topics: topics(facts.partnerGains) })]
        : []),
      text('mail.pairPublished.next', { partner }),
      text('mail.pairPublished.private'),
    ],
    button: text('mail.pairPublished.button'),
    preview: text('activity.pairPublished', { partner, program }),
    topic: text('activity.pairPublished.topic'),
    route: `/pairs/${facts.pairId}`,
    activityType: 'pairPublished',
  };
}
