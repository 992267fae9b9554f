/** One person of the organisation that the local tenant holds, from a file or from the generator. */
export interface OrgPerson {
  /** Entra object id. A file's own ids become uuids by name (RFC 9562, version 5). */
  readonly id: string;
  readonly displayName: string;
  /** May name somebody who is not in the organisation. */
  readonly managerId: string | null;
  readonly department: string | null;
  readonly officeLocation: string | null;
  readonly jobTitle: string | null;
  /** ISO 3166 alpha-2, or null. */
  readonly country: string | null;
  /** IANA name. */
  readonly timeZone: string;
  /** BCP 47, such as `en-GB`. */
  readonly preferredLanguage: string | null;
  /** `YYYY-MM-DD` or null. */
  readonly hireDate: string | null;
  readonly accountEnabled: boolean;
  readonly userType: 'Member' | 'Guest';
  readonly mailbox: 'exchangeOnline' | 'onPremises' | 'none';
  readonly workingHours: {
    readonly days: readonly (
      | 'monday'
      | 'tuesday'
      | 'wednesday'
      | 'thursday'
      | 'friday'
      | 'saturday'
      | 'sunday'
    )[];
    /** Local wall-clock time, `HH:mm`. */
    readonly start: string;
    readonly end: string;
  };
  /** How full the calendar is with other meetings, 0 to 1. */
  readonly busyness: number;
  readonly roles: readonly ('Program.Lead' | 'Program.Admin')[];
}
