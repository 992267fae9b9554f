import type { DirectoryUser } from '../directory.ts';

/** What Graph answers of a user without `$select` (v1.0 reference, list users). */
export const defaultUserProperties = [
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
  'id',
] as const;

/** Properties of a user that can be read in a list; those that the tenant knows nothing of are null or empty. */
export const userProperties: ReadonlySet<string> = new Set([
  ...defaultUserProperties,
  'accountEnabled',
  'ageGroup',
  'assignedLicenses',
  'assignedPlans',
  'city',
  'companyName',
  'country',
  'createdDateTime',
  'creationType',
  'department',
  'employeeHireDate',
  'employeeId',
  'employeeType',
  'faxNumber',
  'mailNickname',
  'otherMails',
  'postalCode',
  'proxyAddresses',
  'state',
  'streetAddress',
  'usageLocation',
  'userType',
]);

/** Properties that Graph has but does not give in a list, or that come from SharePoint. */
export const notListable: ReadonlySet<string> = new Set([
  'mailboxSettings',
  'hireDate',
  'aboutMe',
  'birthday',
  'interests',
  'mySite',
  'pastProjects',
  'preferredName',
  'responsibilities',
  'schools',
  'skills',
]);

const collections: ReadonlySet<string> = new Set([
  'businessPhones',
  'assignedLicenses',
  'assignedPlans',
  'otherMails',
  'proxyAddresses',
]);

/** The selected properties of a user. */
export function userView(user: DirectoryUser, select: readonly string[] | null): Record<string, unknown> {
  const known = new Map<string, unknown>(Object.entries(knownProperties(user)));
  const names = select === null ? defaultUserProperties : [...new Set([...select, 'id'])];
  return Object.fromEntries(
    names.map((name) => [name, known.get(name) ?? (collections.has(name) ? [] : null)]),
  );
}

function knownProperties({ person, mail, userPrincipalName, givenName, surname }: DirectoryUser) {
  return {
    id: person.id,
    displayName: person.displayName,
    givenName,
    surname,
    mail,
    userPrincipalName,
    mailNickname: userPrincipalName.split('@')[0],
    jobTitle: person.jobTitle,
    department: person.department,
    officeLocation: person.officeLocation,
    preferredLanguage: person.preferredLanguage,
    accountEnabled: person.accountEnabled,
    userType: person.userType,
    usageLocation: person.country,
    country: person.country,
    employeeHireDate: person.hireDate === null ? null : `${person.hireDate}T00:00:00Z`,
    employeeType: person.userType === 'Guest' ? 'Contractor' : person.mailbox === 'none' ? null : 'Employee',
    proxyAddresses: mail === null ? [] : [`SMTP:${mail}`],
  };
}
