import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { DirectoryUser } from '../directory.ts';
import type { TenantContext } from '../tenant-context.ts';
import { lowerKeys, readBody } from './event-input.ts';
import { mailboxOf } from './graph-call.ts';
import { badRequest } from './graph-error.ts';
import { escapeHtml } from './html-text.ts';
import { sendBounces } from './invitations.ts';

const recipient = z.looseObject({
  emailAddress: z.strictObject({ name: z.string().nullish(), address: z.string() }),
});
const message = z.looseObject({
  subject: z.string().nullish(),
  body: z
    .looseObject({
      contentType: z
        .string()
        .toLowerCase()
        .pipe(z.enum(['html', 'text']))
        .default('text'),
      content: z.string(),
    })
    .nullish(),
  toRecipients: z.array(recipient).optional(),
  ccRecipients: z.array(recipient).optional(),
  bccRecipients: z.array(recipient).optional(),
});
const sendMailRequest = z.strictObject({ message, savetosentitems: z.boolean().nullish() });

/** `POST /users/{id}/sendMail`: 202, and delivered at once to the mailboxes of the tenant. */
export function mailRoutes(app: FastifyInstance, tenant: TenantContext): void {
  for (const path of ['/me', '/users/:userId'])
    app.post(`${path}/sendMail`, (request, reply) => {
      const sender = mailboxOf(request, tenant.directory);
      const input = readBody(sendMailRequest, lowerKeys(request.body), 'sendMail').message;
      const recipients = [
        ...(input.toRecipients ?? []),
        ...(input.ccRecipients ?? []),
        ...(input.bccRecipients ?? []),
      ];
      const addresses = [...new Set(recipients.map(({ emailAddress }) => emailAddress.address.trim()))];
      if (addresses.length === 0 || addresses.some((address) => !/^[^@\s]+@[^@\s]+$/.test(address)))
        throw badRequest("At least one recipient isn't valid.", 'ErrorInvalidRecipients');
      const content = input.body?.content ?? '';
      const bodyHtml =
        input.body?.contentType === 'html'
          ? content
          : `<p>${escapeHtml(content).replaceAll('\n', '<br>')}</p>`;
      tenant.store.transaction(() => deliver(tenant, sender, addresses, input.subject ?? '', bodyHtml));
      return reply.code(202).send();
    });
}

function deliver(
  tenant: TenantContext,
  sender: DirectoryUser,
  addresses: readonly string[],
  subject: string,
  bodyHtml: string,
): void {
  for (const address of addresses) {
    const user = tenant.directory.byAddress(address);
    if (user === undefined || user.person.mailbox === 'none') continue;
    tenant.inbox.deliver(user.person.id, {
      kind: 'mail',
      fromName: sender.person.displayName,
      subject,
      bodyHtml,
    });
  }
  sendBounces(tenant, sender.person.id, subject, addresses);
}
