/** Where the app lives in Teams; entity id as in the manifest's personal tab. */
export interface AppAddress {
  readonly teamsAppId: string;
  /** Where the tab is on the web. */
  readonly publicUrl: string;
}

export const tabEntityId = 'home';

/**
 * A link that opens the tab on a route, in Teams or, where that isn't there, on the web.
 * Source: Microsoft Teams docs, "Deep link to a tab".
 *
 * @param route below the tab, such as `/approvals`
 */
export function deepLink(app: AppAddress, route: string, label: string): string {
  const context = JSON.stringify({ subEntityId: route });
  const query = new URLSearchParams({ webUrl: `${app.publicUrl}/tab${route}`, label, context });
  return `https://teams.microsoft.com/l/entity/${app.teamsAppId}/${tabEntityId}?${query}`;
}
