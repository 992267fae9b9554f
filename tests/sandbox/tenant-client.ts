import {
  ConfidentialClientApplication,
  type INetworkModule,
  type NetworkRequestOptions,
  type NetworkResponse,
} from '@azure/msal-node';
import { Client, type Context, type Middleware } from '@microsoft/microsoft-graph-client';
import {
  type LocalTenant,
  type LocalTenantOptions,
  startLocalTenant,
} from '../../server/sandbox/local-tenant.ts';

/** One exchange with Graph, as the reference's validator reads it. */
export interface TrafficEntry {
  method: string;
  url: string;
  requestHeaders: Record<string, string>;
  requestBody: unknown;
  status: number;
  responseHeaders: Record<string, string>;
  responseBody: unknown;
}

export interface TenantClient {
  readonly tenant: LocalTenant;
  readonly traffic: TrafficEntry[];
  /** Microsoft's own client, signed in as the app. */
  readonly app: Client;
  /** The same as a signed-in person. */
  person(personId: string): Promise<Client>;
  appToken(secret?: string): Promise<string>;
}

/** Where the bytes for Microsoft's hosts go: to the tenant on this machine. */
export function localUrl(tenant: LocalTenant, url: string): string {
  return url
    .replace('https://graph.microsoft.com/', `${tenant.url}/`)
    .replace('https://login.microsoftonline.com/', `${tenant.url}/login/`);
}

/** A tenant with Microsoft's real packages in front of it. */
export async function startClient(options: Partial<LocalTenantOptions> = {}): Promise<TenantClient> {
  const tenant = await startLocalTenant({
    dataFile: ':memory:',
    startAt: new Date('2026-11-20T08:00:00Z'),
    ...options,
  });
  const traffic: TrafficEntry[] = [];
  const appToken = async (secret = tenant.clientSecret) => {
    const msal = new ConfidentialClientApplication({
      auth: {
        clientId: tenant.clientId,
        clientSecret: secret,
        authority: `https://login.microsoftonline.com/${tenant.tenantId}`,
      },
      system: { networkClient: networkClient(tenant) },
    });
    const result = await msal.acquireTokenByClientCredential({
      scopes: ['https://graph.microsoft.com/.default'],
    });
    if (result === null) throw new Error('There was no token.');
    return result.accessToken;
  };
  const token = await appToken();
  return {
    tenant,
    traffic,
    appToken,
    app: graphClient(tenant, async () => token, traffic),
    person: async (personId) => {
      const delegated = await tenant.graphToken(personId);
      return graphClient(tenant, async () => delegated, traffic);
    },
  };
}

export function graphClient(
  tenant: LocalTenant,
  token: () => Promise<string>,
  traffic: TrafficEntry[] = [],
): Client {
  const lastHandler: Middleware = {
    async execute(context: Context) {
      const url = String(context.request instanceof Request ? context.request.url : context.request);
      const headers = new Headers(context.options?.headers);
      headers.set('authorization', `Bearer ${await token()}`);
      const response = await fetch(localUrl(tenant, url), {
        ...context.options,
        headers,
      });
      traffic.push(await entryOf(url, context, headers, response.clone()));
      context.response = response;
    },
  };
  return Client.initWithMiddleware({ middleware: lastHandler });
}

function networkClient(tenant: LocalTenant): INetworkModule {
  const send = async <T>(
    method: string,
    url: string,
    options?: NetworkRequestOptions,
  ): Promise<NetworkResponse<T>> => {
    const response = await fetch(localUrl(tenant, url), {
      method,
      ...(options?.headers === undefined ? {} : { headers: options.headers }),
      ...(options?.body === undefined ? {} : { body: options.body }),
    });
    const body: T = await response.json();
    return {
      headers: Object.fromEntries(response.headers),
      body,
      status: response.status,
    };
  };
  return {
    sendGetRequestAsync: (url, options) => send('GET', url, options),
    sendPostRequestAsync: (url, options) => send('POST', url, options),
  };
}

async function entryOf(
  url: string,
  context: Context,
  headers: Headers,
  response: Response,
): Promise<TrafficEntry> {
  const text = await response.text();
  const sent = context.options?.body;
  const requestHeaders = Object.fromEntries(headers);
  delete requestHeaders.authorization;
  return {
    method: context.options?.method ?? 'GET',
    url,
    requestHeaders,
    requestBody: typeof sent === 'string' ? JSON.parse(sent) : undefined,
    status: response.status,
    responseHeaders: Object.fromEntries(response.headers),
    responseBody: text === '' ? undefined : JSON.parse(text),
  };
}
