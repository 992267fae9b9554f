import { randomUUID, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Tokens } from './tokens.ts';

const loginRoot = 'https://login.microsoftonline.com';

export interface SignInOptions {
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly tokens: Tokens;
}

/** What stands in for login.microsoftonline.com: tokens by client credentials, published keys, discovery. */
export function signInRoutes(app: FastifyInstance, options: SignInOptions): void {
  const { tenantId, tokens } = options;
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => {
      done(null, Object.fromEntries(new URLSearchParams(String(body))));
    },
  );
  app.post('/:tenant/oauth2/v2.0/token', (request, reply) => issueToken(request, reply, options));
  app.get('/:tenant/discovery/v2.0/keys', (request, reply) =>
    isOwnTenant(request, tenantId) ? { keys: tokens.publicKeys } : refuseTenant(request, reply),
  );
  app.get('/:tenant/v2.0/.well-known/openid-configuration', (request, reply) =>
    isOwnTenant(request, tenantId) ? configuration(tenantId) : refuseTenant(request, reply),
  );
  app.get('/:tenant/discovery/instance', () => ({
    tenant_discovery_endpoint: `${loginRoot}/${tenantId}/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [
      {
        preferred_network: 'login.microsoftonline.com',
        preferred_cache: 'login.windows.net',
        aliases: ['login.microsoftonline.com', 'login.windows.net', 'login.microsoft.com', 'sts.windows.net'],
      },
    ],
  }));
}

async function issueToken(request: FastifyRequest, reply: FastifyReply, options: SignInOptions) {
  if (!isOwnTenant(request, options.tenantId)) return refuseTenant(request, reply);
  const form = new Map(Object.entries(asRecord(request.body)).map(([key, value]) => [key, String(value)]));
  const clientId = form.get('client_id') ?? '';
  if (form.get('grant_type') !== 'client_credentials')
    return refuse(
      request,
      reply,
      400,
      'unsupported_grant_type',
      70003,
      `The app requested an unsupported grant type '${form.get('grant_type') ?? ''}'.`,
    );
  if (clientId !== options.clientId)
    return refuse(
      request,
      reply,
      400,
      'unauthorized_client',
      700016,
      `Application with identifier '${clientId}' was not found in the directory '${options.tenantId}'.`,
    );
  const secret = form.get('client_secret');
  if (secret === undefined)
    return refuse(
      request,
      reply,
      401,
      'invalid_client',
      7000218,
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    );
  if (!isSame(secret, options.clientSecret))
    return refuse(
      request,
      reply,
      401,
      'invalid_client',
      7000215,
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${clientId}'.`,
    );
  const scopes = (form.get('scope') ?? '').split(' ');
  if (!scopes.includes('https://graph.microsoft.com/.default'))
    return refuse(
      request,
      reply,
      400,
      'invalid_scope',
      1002012,
      `The provided value for scope ${form.get('scope') ?? ''} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
    );
  const { token } = await options.tokens.appToken();
  reply.header('cache-control', 'no-store');
  return { token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, access_token: token };
}

/** An error in Entra's shape: OAuth's code, and the AADSTS number with trace and time in the description. */
function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  error: string,
  code: number,
  message: string,
) {
  const traceId = randomUUID();
  const correlationId = String(request.headers['client-request-id'] ?? randomUUID());
  const timestamp = `${new Date().toISOString().slice(0, 19).replace('T', ' ')}Z`;
  reply.code(status);
  return {
    error,
    error_description: `AADSTS${code}: ${message} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
    error_codes: [code],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
    error_uri: `${loginRoot}/error?code=${code}`,
  };
}

function refuseTenant(request: FastifyRequest, reply: FastifyReply) {
  return refuse(
    request,
    reply,
    400,
    'invalid_tenant',
    90002,
    `Tenant '${tenantOf(request)}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`,
  );
}

function configuration(tenantId: string): Record<string, unknown> {
  const root = `${loginRoot}/${tenantId}`;
  return {
    token_endpoint: `${root}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post'],
    jwks_uri: `${root}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: `${root}/v2.0`,
    authorization_endpoint: `${root}/oauth2/v2.0/authorize`,
    claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'name', 'preferred_username', 'oid', 'tid', 'ver'],
    tenant_region_scope: 'EU',
    cloud_instance_name: 'microsoftonline.com',
    msgraph_host: 'graph.microsoft.com',
  };
}

function isOwnTenant(request: FastifyRequest, tenantId: string): boolean {
  return tenantOf(request).toLowerCase() === tenantId;
}

function tenantOf(request: FastifyRequest): string {
  return String(asRecord(request.params).tenant ?? '');
}

function isSame(given: string, secret: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(secret);
  return a.length === b.length && timingSafeEqual(a, b);
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
