import type { AppRole } from '../shared/people.ts';

/** Who is asking: known by tenant and object id alone, never by name or mail address. */
export interface Caller {
  readonly tenantId: string;
  readonly personId: string;
  readonly roles: readonly AppRole[];
}

/** Holds one of the app roles that lead every program of the tenant. */
export function leadsPrograms(caller: Caller): boolean {
  return caller.roles.includes('Program.Lead') || caller.roles.includes('Program.Admin');
}
