import { ConfidentialClientApplication, type INetworkModule, LogLevel } from '@azure/msal-node';
import type { Transport } from './transport.ts';

/** The app's own credentials in one tenant. */
export interface AppCredentials {
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Gives a bearer token for Graph, from MSAL's cache while it is good. */
export type AppToken = () => Promise<string>;

const longestSignInMs = 60_000;
const scopes = ['https://graph.microsoft.com/.default'];

/** App-only tokens by client credentials (Entra, OAuth 2.0 client credentials flow, v2). */
export function appToken(credentials: AppCredentials, transport: Transport): AppToken {
  const msal = new ConfidentialClientApplication({
    auth: {
      clientId: credentials.clientId,
      clientSecret: credentials.clientSecret,
      authority: `https://login.microsoftonline.com/${credentials.tenantId}`,
    },
    system: {
      networkClient: networkOver(transport),
      loggerOptions: { logLevel: LogLevel.Error, piiLoggingEnabled: false },
    },
  });
  return async () => {
    const result = await msal.acquireTokenByClientCredential({ scopes });
    if (!result) throw new Error('sign-in gave no token');
    return result.accessToken;
  };
}

function networkOver(transport: Transport): INetworkModule {
  async function send<T>(url: string, init: RequestInit) {
    const response = await transport.fetch(url, { ...init, signal: AbortSignal.timeout(longestSignInMs) });
    // MSAL names the body's type; sign-in's answers are what it makes of them.
    const body = (await response.json()) as T;
    return { headers: Object.fromEntries(response.headers), body, status: response.status };
  }
  return {
    sendGetRequestAsync: (url, options) => send(url, { headers: options?.headers ?? {} }),
    sendPostRequestAsync: (url, options) =>
      send(url, { method: 'POST', headers: options?.headers ?? {}, body: options?.body ?? '' }),
  };
}
