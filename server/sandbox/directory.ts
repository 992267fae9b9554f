import type { OrgPerson } from './org-person.ts';

export const mailDomain = 'sample.example';
export const organisationName = 'Sample organisation';

/** Somebody as Entra and Exchange know them: a person, or the program mailbox. */
export interface DirectoryUser {
  readonly person: OrgPerson;
  readonly userPrincipalName: string;
  /** Null for those without a mailbox. */
  readonly mail: string | null;
  readonly givenName: string | null;
  readonly surname: string | null;
}

/** All users of the tenant, found by id, principal name or address. */
export interface Directory {
  /** The organisation's people; the program mailbox is not among them. */
  readonly people: readonly OrgPerson[];
  /** As `GET /users` lists them: by name, the program mailbox too. */
  readonly users: readonly DirectoryUser[];
  readonly programMailbox: DirectoryUser;
  byId(id: string): DirectoryUser | undefined;
  /** By id or principal name, as paths name a user. */
  byKey(key: string): DirectoryUser | undefined;
  /** By mail address or principal name, without regard to case. */
  byAddress(address: string): DirectoryUser | undefined;
  reportsOf(id: string): readonly DirectoryUser[];
}

/**
 * Gives every person an address and adds the program mailbox: a user account that nobody signs in to,
 * which is how Exchange keeps shared mailboxes.
 */
export function createDirectory(people: readonly OrgPerson[], programMailboxId: string): Directory {
  const taken = new Set<string>();
  const programMailbox = asUser(mailboxPerson(programMailboxId), taken);
  const users = [programMailbox, ...people.map((person) => asUser(person, taken))];
  const ids = new Map(users.map((user) => [user.person.id, user]));
  const addresses = new Map<string, DirectoryUser>();
  for (const user of users) {
    addresses.set(user.userPrincipalName.toLowerCase(), user);
    if (user.mail !== null) addresses.set(user.mail.toLowerCase(), user);
  }
  const byName = users.toSorted(
    (a, b) => compare(a.person.displayName, b.person.displayName) || compare(a.person.id, b.person.id),
  );
  const reports = Map.groupBy(byName, (user) => user.person.managerId);
  return {
    people,
    users: byName,
    programMailbox,
    byId: (id) => ids.get(id.toLowerCase()),
    byKey: (key) => ids.get(key.toLowerCase()) ?? addresses.get(key.toLowerCase()),
    byAddress: (address) => addresses.get(address.trim().toLowerCase()),
    reportsOf: (id) => reports.get(id) ?? [],
  };
}

function asUser(person: OrgPerson, taken: Set<string>): DirectoryUser {
  const plain = person.displayName
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '.')
    .replace(/^\.+|\.+$/g, '');
  const base = plain === '' ? 'person' : plain;
  let local = base;
  for (let count = 2; taken.has(local); count++) local = `${base}${count}`;
  taken.add(local);
  const isGuest = person.userType === 'Guest';
  const [givenName, ...rest] = person.displayName.split(' ');
  return {
    person,
    userPrincipalName: isGuest ? `${local}_partner.example#EXT#@${mailDomain}` : `${local}@${mailDomain}`,
    mail: isGuest ? `${local}@partner.example` : person.mailbox === 'none' ? null : `${local}@${mailDomain}`,
    givenName: rest.length > 0 ? (givenName ?? null) : null,
    surname: rest.length > 0 ? rest.join(' ') : null,
  };
}

function mailboxPerson(id: string): OrgPerson {
  return {
    id,
    displayName: 'Eye to Eye',
    managerId: null,
    department: null,
    officeLocation: null,
    jobTitle: null,
    country: null,
    timeZone: 'Etc/UTC',
    preferredLanguage: null,
    hireDate: null,
    accountEnabled: false,
    userType: 'Member',
    mailbox: 'exchangeOnline',
    workingHours: {
      days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
      start: '00:00',
      end: '23:59',
    },
    busyness: 0,
    roles: [],
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
