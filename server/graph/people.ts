import type { User } from '@microsoft/microsoft-graph-types';
import type { Graph } from './graph-client.ts';

/** A person as the directory has them. */
export interface DirectoryPerson {
  readonly personId: string;
  readonly displayName: string;
  readonly mail: string | null;
  readonly userPrincipalName: string | null;
  readonly jobTitle: string | null;
  readonly department: string | null;
  readonly officeLocation: string | null;
  readonly usageLocation: string | null;
  readonly preferredLanguage: string | null;
  /** `YYYY-MM-DD` */
  readonly hiredOn: string | null;
  readonly accountEnabled: boolean;
  readonly guest: boolean;
  readonly managerId: string | null;
}

export interface PeoplePage {
  readonly people: readonly DirectoryPerson[];
  /** Where the next page is; `null` after the last. */
  readonly nextLink: string | null;
}

const select = [
  'id',
  'displayName',
  'mail',
  'userPrincipalName',
  'jobTitle',
  'department',
  'officeLocation',
  'usageLocation',
  'preferredLanguage',
  'employeeHireDate',
  'accountEnabled',
  'userType',
].join(',');
const firstPage = `/users?$select=${select}&$expand=manager($select=id)&$top=999`;

interface UserPage {
  readonly value: readonly User[];
  readonly '@odata.nextLink'?: string;
}

/**
 * One page of everybody, with the id of each one's manager. The chain above can't be asked for in a list,
 * so the tree is built here from the pages.
 *
 * Least permission: User.Read.All. Source: Graph v1.0, List users.
 */
export async function readPeoplePage(graph: Graph, nextLink: string | null): Promise<PeoplePage> {
  const page = await graph.call<UserPage>({
    operation: 'people.readPage',
    method: 'GET',
    path: nextLink ?? firstPage,
  });
  return { people: page.value.flatMap(person), nextLink: page['@odata.nextLink'] ?? null };
}

/** Least permission: User.Read.All. Source: Graph v1.0, Get user. */
export async function resolveMailbox(graph: Graph, idOrAddress: string): Promise<string> {
  const user = await graph.call<User>({
    operation: 'people.resolveMailbox',
    method: 'GET',
    path: `/users/${encodeURIComponent(idOrAddress)}?$select=id`,
  });
  if (!user.id) throw new Error('Graph answered a user without id');
  return user.id;
}

function person(user: User): DirectoryPerson[] {
  if (!user.id) return [];
  return [
    {
      personId: user.id,
      displayName: user.displayName ?? user.userPrincipalName ?? user.id,
      mail: user.mail ?? null,
      userPrincipalName: user.userPrincipalName ?? null,
      jobTitle: user.jobTitle ?? null,
      department: user.department ?? null,
      officeLocation: user.officeLocation ?? null,
      usageLocation: user.usageLocation ?? null,
      preferredLanguage: user.preferredLanguage ?? null,
      hiredOn: user.employeeHireDate?.slice(0, 10) ?? null,
      accountEnabled: user.accountEnabled ?? true,
      guest: user.userType === 'Guest',
      managerId: user.manager?.id ?? null,
    },
  ];
}
