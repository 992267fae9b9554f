import type { FastifyRequest } from 'fastify';
import type { Caller } from '../caller.ts';
import { EyeToEyeError } from '../errors.ts';

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null;
  }
  interface FastifyContextConfig {
    /** Who may call this route at all. Services narrow it to what is somebody's own. */
    access?: 'everybody' | 'signedIn' | 'programLead';
  }
}

/** The caller of a route that needs one. */
export function callerOf(request: FastifyRequest): Caller {
  if (!request.caller) throw new EyeToEyeError('notSignedIn');
  return request.caller;
}
