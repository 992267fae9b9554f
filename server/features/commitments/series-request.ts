import { commitmentProperty } from '../../graph/calendar.ts';
import { type Recurrence, toGraphRecurrence } from '../../scheduling/recurrence.ts';
import { escapeHtml } from '../nudges/mail-html.ts';
import type { Text } from '../nudges/texts.ts';

export interface SeriesPartner {
  readonly displayName: string;
  readonly mail: string;
}

/**
 * The exact text of the request that books a series, made once and stored before the first call. The body
 * says who leads when, "move, don't cancel" and where to do it; agenda and goals never enter it.
 *
 * @param partners whoever leads first comes first
 * @returns JSON, or `null` where no session fits between the recurrence's days
 */
export function seriesRequest(options: {
  readonly text: Text;
  readonly commitmentId: string;
  readonly transactionId: string;
  readonly recurrence: Recurrence;
  readonly partners: readonly [SeriesPartner, SeriesPartner];
  readonly link: string;
}): string | null {
  const time = toGraphRecurrence(options.recurrence);
  if (!time) return null;
  const { text, partners } = options;
  const names = { a: partners[0].displayName, b: partners[1].displayName };
  const paragraphs = ['what', 'lead', 'move', 'private'] as const;
  const html = paragraphs.map((part) => `<p>${escapeHtml(text(`event.body.${part}`, names))}</p>`).join('\n');
  const link = `<p><a href="${escapeHtml(options.link)}">${escapeHtml(text('event.body.link'))}</a></p>`;
  return JSON.stringify({
    transactionId: options.transactionId,
    subject: text('event.title', names),
    body: { contentType: 'html', content: `<html><body>\n${html}\n${link}\n</body></html>` },
    ...time,
    attendees: partners.map((partner) => ({
      type: 'required',
      emailAddress: { address: partner.mail, name: partner.displayName },
    })),
    isOnlineMeeting: true,
    onlineMeetingProvider: 'teamsForBusiness',
    allowNewTimeProposals: true,
    responseRequested: true,
    sensitivity: 'private',
    showAs: 'busy',
    isReminderOn: true,
    reminderMinutesBeforeStart: 15,
    categories: ['Eye to Eye'],
    singleValueExtendedProperties: [{ id: commitmentProperty, value: options.commitmentId }],
  });
}
