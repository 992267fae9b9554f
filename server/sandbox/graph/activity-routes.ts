import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { TenantContext } from '../tenant-context.ts';
import { readBody } from './event-input.ts';
import { callerOf, graphRoot, userOf } from './graph-call.ts';
import { accessDenied, badRequest, resourceNotFound } from './graph-error.ts';

const activityRequest = z.strictObject({
  topic: z.looseObject({
    source: z.enum(['entityUrl', 'text']),
    value: z.string().min(1),
    webUrl: z.string().nullish(),
  }),
  activityType: z.string().min(1),
  previewText: z.looseObject({ content: z.string().nullish() }),
  chainId: z.union([z.int(), z.string().regex(/^-?\d+$/)]).nullish(),
  teamsAppId: z.string().nullish(),
  iconId: z.string().nullish(),
  templateParameters: z.array(z.looseObject({ name: z.string(), value: z.string() })).nullish(),
});

const longestPreview = 150;

/**
 * `POST /users/{id}/teamwork/sendActivityNotification`: 204. With a chainId, a later notification takes the
 * place of the earlier one of that chain. The app counts as installed for every enabled member.
 */
export function activityRoutes(app: FastifyInstance, tenant: TenantContext): void {
  for (const path of ['/me', '/users/:userId'])
    app.post(`${path}/teamwork/sendActivityNotification`, (request, reply) => {
      const { person } = userOf(request, tenant.directory);
      const caller = callerOf(request);
      if (caller.kind === 'person' && caller.personId !== person.id) throw accessDenied();
      if (!person.accountEnabled || person.userType === 'Guest') throw resourceNotFound(person.id);
      const input = readBody(activityRequest, request.body, 'teamworkActivityTopic');
      const preview = input.previewText.content ?? '';
      if (preview === '' || preview.length > longestPreview)
        throw badRequest(`The previewText has 1 to ${longestPreview} characters.`, 'BadRequest');
      const { source, value, webUrl } = input.topic;
      if (source === 'text' && (webUrl == null || !webUrl.startsWith('https://teams.microsoft.com/l/')))
        throw badRequest("A topic of source 'text' needs a webUrl that is a Teams deep link.", 'BadRequest');
      if (source === 'entityUrl' && !value.startsWith(`${graphRoot}/`))
        throw badRequest("The value of a topic of source 'entityUrl' is a Graph URL.", 'BadRequest');
      const chainId = input.chainId == null ? null : String(input.chainId);
      tenant.store.transaction(() => {
        if (chainId !== null)
          tenant.store.run('delete from activity where person_id = ? and chain_id = ?', person.id, chainId);
        tenant.store.run(
          `insert into activity (id, person_id, activity_type, preview_text, topic_text, web_url, chain_id, at_ms)
            values (?, ?, ?, ?, ?, ?, ?, ?)`,
          randomUUID(),
          person.id,
          input.activityType,
          preview,
          source === 'text' ? value : '',
          webUrl ?? value,
          chainId,
          tenant.clock.now().getTime(),
        );
      });
      return reply.code(204).send();
    });
}
