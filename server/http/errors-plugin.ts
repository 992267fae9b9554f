import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { hasZodFastifySchemaValidationErrors, isResponseSerializationError } from 'fastify-type-provider-zod';
import type { ErrorResponse } from '../../shared/errors.ts';
import { EyeToEyeError } from '../errors.ts';
import { speechlessError } from '../stack-places.ts';
import { errorStatus } from './error-status.ts';

/** Answers every error in one shape. What isn't in the catalogue is logged and answered as `internal`. */
export const errorsPlugin = fastifyPlugin(
  async (app: FastifyInstance) => {
    app.setErrorHandler((error: FastifyError | EyeToEyeError, request, reply) =>
      answer(request, reply, catalogued(error, request)),
    );
    app.setNotFoundHandler((request, reply) => answer(request, reply, new EyeToEyeError('notFound')));
  },
  { name: 'errors' },
);

function answer(request: FastifyRequest, reply: FastifyReply, error: EyeToEyeError): FastifyReply {
  const body: ErrorResponse = { code: error.code, message: error.message, requestId: request.id };
  if (error.issues.length > 0) body.issues = [...error.issues];
  return reply.status(errorStatus[error.code]).type('application/json').send(body);
}

function catalogued(error: FastifyError | EyeToEyeError, request: FastifyRequest): EyeToEyeError {
  if (error instanceof EyeToEyeError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const issues = error.validation.map((issue) => ({
      path: issue.instancePath.replace(/^\//, '').replaceAll('/', '.'),
      message: issue.message ?? 'is not as it should be',
    }));
    return new EyeToEyeError('invalidInput', { issues });
  }
  if (error.statusCode === 429) return new EyeToEyeError('tooManyRequests');
  // Fastify's own refusals: a body that isn't JSON, too large, of a wrong type.
  if (!isResponseSerializationError(error) && error.statusCode && error.statusCode < 500) {
    return new EyeToEyeError('invalidInput', { issues: [{ path: 'body', message: error.message }] });
  }
  // The message of an unknown error may quote input; its name, code and stack's places don't.
  request.log.error(speechlessError(error), 'a request failed unexpectedly');
  return new EyeToEyeError('internal', { cause: error });
}
