import type { LocalPerson } from '../../contract.ts';
import type { HostTheme } from '../place.ts';

/** The id of the personal tab in the app package; Teams calls it entityId. */
export const tabEntityId = 'home';

export interface ContextFacts {
  readonly person: Pick<LocalPerson, 'personId' | 'displayName' | 'userType'>;
  readonly tenantId: string;
  readonly theme: HostTheme;
  /** The route that a deep link asked for; `null` for an ordinary opening. */
  readonly subEntityId: string | null;
  readonly sessionId: string;
}

/**
 * What `getContext` answers: the flat shape from before teams-js 2, which teams-js itself turns into
 * `app.Context`. Source: @microsoft/teams-js 2.58.0, `public/interfaces`, `ContextBase`.
 */
export function tabContext(facts: ContextFacts): Record<string, unknown> {
  return {
    entityId: tabEntityId,
    ...(facts.subEntityId === null ? {} : { subEntityId: facts.subEntityId }),
    frameContext: 'content',
    locale: 'en-gb',
    theme: facts.theme,
    hostName: 'Teams',
    hostClientType: 'web',
    ringId: 'general',
    sessionId: facts.sessionId,
    appSessionId: facts.sessionId,
    userObjectId: facts.person.personId,
    userDisplayName: facts.person.displayName,
    userLicenseType: facts.person.userType === 'Guest' ? 'Guest' : 'Unknown',
    tid: facts.tenantId,
    isFullScreen: false,
    isMultiWindow: false,
  };
}
