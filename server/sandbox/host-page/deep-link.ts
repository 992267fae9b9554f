import { z } from 'zod';
import { tabRoute } from './place.ts';

const teamsHosts = new Set(['teams.microsoft.com', 'teams.cloud.microsoft']);
const linkContext = z.object({ subEntityId: z.string().optional() });

export type LinkTarget =
  /** A place in the tab; the route travels as the tab's `page.subPageId`, as in Teams. */
  | { readonly kind: 'tab'; readonly route: string }
  | { readonly kind: 'meeting'; readonly url: string }
  | { readonly kind: 'elsewhere'; readonly url: string };

/**
 * Where a link leads: into the tab (`https://teams.microsoft.com/l/entity/{appId}/{entityId}?context=
 * {"subEntityId":…}`), into a Teams meeting, or out of the tenant. A context that cannot be read opens the
 * tab's first page, as Teams does.
 * Source: MicrosoftDocs/msteams-docs, concepts/build-and-test/deep-link-application.
 */
export function linkTarget(url: string): LinkTarget {
  const link = URL.parse(url);
  if (!link || !teamsHosts.has(link.hostname)) return { kind: 'elsewhere', url };
  if (link.pathname.startsWith('/l/meetup-join/') || link.pathname.startsWith('/meet/')) {
    return { kind: 'meeting', url };
  }
  if (!link.pathname.startsWith('/l/entity/')) return { kind: 'elsewhere', url };
  return { kind: 'tab', route: tabRoute(subEntityId(link.searchParams.get('context')) ?? '/') };
}

function subEntityId(context: string | null): string | null {
  if (!context) return null;
  try {
    return linkContext.parse(JSON.parse(context)).subEntityId ?? null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}
