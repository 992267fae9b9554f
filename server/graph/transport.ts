/** Decides where the bytes for Microsoft's hosts go. The only place that knows of a stand-in. */
export interface Transport {
  fetch(url: string, init?: RequestInit): Promise<Response>;
}

export const internet: Transport = Object.freeze({
  fetch: (url: string, init?: RequestInit) => fetch(url, init),
});

const graphHost = 'https://graph.microsoft.com/';
const loginHost = 'https://login.microsoftonline.com/';

/**
 * Sends what is meant for Graph and for sign-in to a local tenant at `address`, and refuses everything
 * else. Callers keep the real addresses, since Microsoft's packages insist on them (the Graph client sends
 * no token over http, MSAL takes no http authority).
 */
export function localTransport(address: string): Transport {
  const base = address.replace(/\/$/, '');
  return {
    fetch(url, init) {
      if (url.startsWith(graphHost)) return fetch(`${base}/${url.slice(graphHost.length)}`, init);
      if (url.startsWith(loginHost)) return fetch(`${base}/login/${url.slice(loginHost.length)}`, init);
      throw new Error('the local tenant stands in for Graph and sign-in alone');
    },
  };
}
