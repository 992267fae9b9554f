import type { Graph } from './graph-client.ts';

export interface OutgoingMail {
  readonly to: string;
  readonly subject: string;
  readonly html: string;
}

/**
 * Sends a mail from the program mailbox. Mail has no key: a call repeated after an unknown outcome may
 * arrive twice, so whoever keeps the intent decides about that and this doesn't.
 *
 * Least permission: Mail.Send. Source: Graph v1.0, user: sendMail.
 */
export async function sendMail(graph: Graph, mailbox: string, mail: OutgoingMail): Promise<void> {
  await graph.call<void>({
    operation: 'mail.send',
    method: 'POST',
    path: `/users/${mailbox}/sendMail`,
    mailbox,
    isRepeatable: false,
    body: {
      message: {
        subject: mail.subject,
        body: { contentType: 'html', content: mail.html },
        toRecipients: [{ emailAddress: { address: mail.to } }],
      },
      saveToSentItems: false,
    },
  });
}
