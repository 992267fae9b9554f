import { z } from 'zod';
import { EyeToEyeError } from '../errors.ts';
import type { ApiServer } from './api-server.ts';

const answer = z.object({ ok: z.literal(true) });

/** `/health`: the process lives. `/ready`: it can do its work. */
export function healthRoutes(app: ApiServer, isReady: () => Promise<void>): void {
  app.get('/health', { schema: { tags: ['operation'], response: { 200: answer } } }, async () => ({
    ok: true as const,
  }));

  app.get('/ready', { schema: { tags: ['operation'], response: { 200: answer } } }, async () => {
    try {
      await isReady();
    } catch (cause) {
      throw new EyeToEyeError('notReady', { cause });
    }
    return { ok: true as const };
  });
}
