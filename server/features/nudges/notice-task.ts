import { type Clock, later } from '../../clock.ts';
import type { Transact, Tx } from '../../db/transaction.ts';
import type { TaskPayload } from '../../jobs/task-types.ts';
import { outsideFailureKind, wasRefused } from '../../outside-failure.ts';
import { findPeople } from '../people/people-lookup.ts';
import { type AppAddress, deepLink } from './deep-link.ts';
import { mailHtml } from './mail-html.ts';
import { approvalFacts, pairFacts } from './notice-read-model.ts';
import { type Notice, noticeStore } from './notice-store.ts';
import {
  approvalDecidedWords,
  approvalRequestedWords,
  type NoticeWords,
  pairPublishedWords,
} from './notice-words.ts';
import { type Text, textsFor } from './texts.ts';

export interface Messenger {
  sendMail(mail: { to: string; subject: string; html: string }): Promise<void>;
  sendActivity(activity: {
    recipientId: string;
    activityType: string;
    topicText: string;
    webUrl: string;
    previewText: string;
    chainId: number;
  }): Promise<void>;
}

/** How long a sending may take before another worker holds it for lost. */
const lease = { minutes: 5 };
const mostAttempts = 6;

/**
 * Says one thing to one person. The row turns to `sending` before the call: whoever finds it there after the
 * lease knows that the outcome is unknown. An activity goes out again (its chain replaces the first), and so
 * does a request for approval; any other mail stays unsent rather than arrive twice.
 */
export function sendNoticeTask(ports: {
  transact: Transact;
  clock: Clock;
  messenger: Messenger;
  app: AppAddress;
}) {
  return async ({ tenantId, noticeId }: TaskPayload<'notices.send'>): Promise<void> => {
    const claimed = await ports.transact({ tenantId }, (tx) =>
      claim(tx, tenantId, noticeId, ports.clock.now()),
    );
    if (!claimed) return;
    const { notice } = claimed;
    try {
      await send(ports, claimed);
    } catch (error) {
      await ports.transact({ tenantId }, (tx) => failed(tx, notice, error, ports.clock.now()));
      return;
    }
    await ports.transact({ tenantId }, (tx) =>
      noticeStore(tx, tenantId).change(noticeId, {
        state: 'sent',
        sent_at: ports.clock.now(),
        problem: null,
      }),
    );
  };
}

interface Claimed {
  readonly notice: Notice;
  readonly words: NoticeWords;
  readonly to: { readonly personId: string; readonly name: string; readonly mail: string | null };
  readonly text: Text;
}

async function claim(tx: Tx, tenantId: string, noticeId: string, now: Date): Promise<Claimed | undefined> {
  const store = noticeStore(tx, tenantId);
  const notice = await store.findForChange(noticeId);
  if (!notice || (notice.state !== 'due' && notice.state !== 'sending') || notice.due_at > now)
    return undefined;
  const repeatable = notice.channel === 'activity' || notice.kind === 'approvalRequested';
  if (notice.state === 'sending' && !repeatable) {
    await store.change(noticeId, { state: 'failed', problem: 'outcomeUnknown' });
    return undefined;
  }
  const [person] = await findPeople(tx, tenantId, [notice.recipient_id]);
  const { language, text } = textsFor(person?.preferred_language ?? null);
  const words = person && (await wordsOf(tx, notice, text, language));
  if (!person || !words || (notice.channel === 'mail' && !person.mail)) {
    await store.change(noticeId, { state: 'dropped' });
    return undefined;
  }
  await store.change(noticeId, {
    state: 'sending',
    due_at: later(now, lease),
    attempts: notice.attempts + 1,
  });
  const to = { personId: person.person_id, name: person.display_name, mail: person.mail };
  return { notice, words, to, text };
}

async function wordsOf(tx: Tx, notice: Notice, text: Text, tag: string): Promise<NoticeWords | undefined> {
  const { tenant_id: tenantId, subject_id: subjectId } = notice;
  if (notice.kind === 'pairPublished') {
    const facts = await pairFacts(tx, tenantId, subjectId, notice.recipient_id);
    return facts && pairPublishedWords(text, facts, tag);
  }
  const facts = await approvalFacts(tx, tenantId, subjectId);
  if (!facts) return undefined;
  if (notice.kind === 'approvalRequested') {
    return facts.state === 'waiting' ? approvalRequestedWords(text, facts, tag) : undefined;
  }
  if (facts.state !== 'approved' && facts.state !== 'declined') return undefined;
  return approvalDecidedWords(text, facts, facts.state);
}

async function send(
  ports: { messenger: Messenger; app: AppAddress },
  { notice, words, to, text }: Claimed,
): Promise<void> {
  const link = deepLink(ports.app, words.route, words.topic);
  if (notice.channel === 'activity') {
    await ports.messenger.sendActivity({
      recipientId: to.personId,
      activityType: words.activityType,
      topicText: words.topic,
      webUrl: link,
      previewText: words.preview,
      chainId: Number(notice.chain_id),
    });
    return;
  }
  await ports.messenger.sendMail({
    to: to.mail ?? '',
    subject: words.subject,
    html: mailHtml({
      paragraphs: [text('mail.greeting', { name: to.name }), ...words.paragraphs],
      link: { href: link, label: words.button },
      signature: text('mail.signature'),
    }),
  });
}

/**
 * After a refusal nothing has arrived: the notice is due again, whatever its channel. After anything else it
 * stays `sending`, and whoever finds it so knows that it may have arrived.
 */
async function failed(tx: Tx, notice: Notice, error: unknown, now: Date): Promise<void> {
  const store = noticeStore(tx, notice.tenant_id);
  const problem = outsideFailureKind(error);
  if (problem === 'permanent' || notice.attempts + 1 >= mostAttempts) {
    await store.change(notice.notice_id, { state: 'failed', problem });
    return;
  }
  const state = wasRefused(error) ? 'due' : 'sending';
  await store.change(notice.notice_id, { state, problem, due_at: later(now, lease) });
}
