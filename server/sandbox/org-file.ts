import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { countryCode, mainZone } from './country-zones.ts';
import type { OrgPerson } from './org-person.ts';
import { withProgramRoles } from './program-roles.ts';
import { seededRandom } from './seeded-random.ts';
import { ianaZone } from './time-zones.ts';
import { asUuid } from './uuid-by-name.ts';
import { workingHoursOf } from './work-patterns.ts';

interface FileRow {
  /** Where the row stands, in words: "line 7", "person 12". */
  readonly where: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * Reads an organisation from a JSON file (`{"people": […]}` or an array) or a CSV file with a header line.
 * Columns: id, displayName, managerId, department, officeLocation, country, timeZone (or timezone),
 * jobTitle, vacant, eliminated; unknown ones are ignored. A vacant or eliminated post becomes a
 * disabled account without a mailbox. Work hours and a fullness of the calendar, which no file
 * has, follow from the id.
 *
 * Throws an Error that names the file, the row and the reason.
 */
export function loadOrgFile(path: string): OrgPerson[] {
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  try {
    const looksLikeJson = /\.json$/i.test(path) || /^\s*[[{]/.test(text);
    const rows = looksLikeJson ? jsonRows(text) : csvRows(text);
    if (rows.length === 0) throw new Error('there are no people in it.');
    return withProgramRoles(readPeople(rows));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The organisation file ${path} cannot be read: ${reason}`, { cause: error });
  }
}

function jsonRows(text: string): FileRow[] {
  const content: unknown = parseJson(text);
  const people = Array.isArray(content) ? content : isRecord(content) ? content.people : undefined;
  if (!Array.isArray(people)) throw new Error('it holds neither a list nor an object with a list "people".');
  return people.map((fields: unknown, index) => {
    const where = `person ${index + 1}`;
    if (!isRecord(fields)) throw new Error(`${where}: is not an object.`);
    return { where, fields };
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`it is not JSON (${error instanceof Error ? error.message : String(error)}).`, {
      cause: error,
    });
  }
}

function csvRows(text: string): FileRow[] {
  const header = text.slice(0, Math.max(0, text.indexOf('\n')));
  const delimiter = [',', ';', '\t'].reduce((best, mark) =>
    header.split(mark).length > header.split(best).length ? mark : best,
  );
  const records: { record: Record<string, unknown>; info: { lines: number } }[] = parse(text, {
    columns: true,
    info: true,
    skip_empty_lines: true,
    trim: true,
    delimiter,
  });
  return records.map(({ record, info }) => ({ where: `line ${info.lines}`, fields: record }));
}

function readPeople(rows: readonly FileRow[]): OrgPerson[] {
  const seen = new Map<string, string>();
  return rows.map((row) => {
    const person = readPerson(row);
    const first = seen.get(person.id);
    if (first !== undefined)
      throw new Error(`${row.where}: the id "${textOf(row, 'id')}" is also that of ${first}.`);
    seen.set(person.id, row.where);
    return person;
  });
}

function readPerson(row: FileRow): OrgPerson {
  const id = textOf(row, 'id');
  if (id === null) throw new Error(`${row.where}: the id is missing.`);
  const displayName = textOf(row, 'displayName');
  if (displayName === null) throw new Error(`${row.where}: the displayName of "${id}" is missing or empty.`);
  const managerId = textOf(row, 'managerId');
  const countryText = textOf(row, 'country');
  const country = countryText === null ? null : countryCode(countryText);
  const enabled = !isTrue(row.fields.vacant) && !isTrue(row.fields.eliminated);
  const uuid = asUuid(id);
  const random = seededRandom('file', uuid);
  return {
    id: uuid,
    displayName,
    managerId: managerId === null ? null : asUuid(managerId),
    department: textOf(row, 'department'),
    officeLocation: textOf(row, 'officeLocation'),
    jobTitle: textOf(row, 'jobTitle'),
    country,
    timeZone: zoneOf(row, country),
    preferredLanguage: null,
    hireDate: null,
    accountEnabled: enabled,
    userType: 'Member',
    mailbox: enabled ? 'exchangeOnline' : 'none',
    workingHours: workingHoursOf(random),
    busyness: Math.round((0.1 + random() * 0.5) * 100) / 100,
    roles: [],
  };
}

function zoneOf(row: FileRow, country: string | null): string {
  const name = textOf(row, 'timeZone') ?? textOf(row, 'timezone');
  if (name === null) return mainZone(country);
  const zone = ianaZone(name);
  if (zone === null) throw new Error(`${row.where}: there is no time zone "${name}".`);
  return zone === 'UTC' ? 'Etc/UTC' : zone;
}

function textOf(row: FileRow, column: string): string | null {
  const value = row.fields[column];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string' && typeof value !== 'number')
    throw new Error(`${row.where}: ${column} is neither text nor a number.`);
  const text = String(value).trim();
  return text === '' ? null : text;
}

function isTrue(value: unknown): boolean {
  return value === true || value === 1 || (typeof value === 'string' && /^(true|yes|1)$/i.test(value.trim()));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
