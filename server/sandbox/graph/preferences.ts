import { ianaZone } from '../time-zones.ts';
import { badRequest } from './graph-error.ts';

/** What the `Prefer` header asks of the answer. */
export interface Preferences {
  /** As the caller wrote it; `UTC` without the header. */
  readonly timeZone: string;
  readonly plainText: boolean;
  readonly pageSize: number | null;
  /** For `Preference-Applied`. */
  readonly applied: readonly string[];
}

/** Reads a `Prefer` header (RFC 7240) with Outlook's preferences. Throws Graph's error for an unknown time zone. */
export function readPreferences(header: string | string[] | undefined): Preferences {
  const text = Array.isArray(header) ? header.join(',') : (header ?? '');
  const zone = /outlook\.timezone\s*=\s*"?([^",;]+)"?/i.exec(text)?.[1]?.trim();
  if (zone !== undefined) requireZone(zone);
  const bodyType = /outlook\.body-content-type\s*=\s*"?(text|html)"?/i.exec(text)?.[1]?.toLowerCase();
  const pageSize = /odata\.maxpagesize\s*=\s*"?(\d+)"?/i.exec(text)?.[1];
  const idType = /\bIdType\s*=\s*"?(\w+)"?/i.exec(text)?.[1];
  const applied: string[] = [];
  if (zone !== undefined) applied.push(`outlook.timezone="${zone}"`);
  if (bodyType !== undefined) applied.push(`outlook.body-content-type="${bodyType}"`);
  if (idType === 'ImmutableId') applied.push('IdType="ImmutableId"');
  if (pageSize !== undefined) applied.push(`odata.maxpagesize=${pageSize}`);
  return {
    timeZone: zone ?? 'UTC',
    plainText: bodyType === 'text',
    pageSize: pageSize === undefined ? null : Math.min(1000, Math.max(1, Number(pageSize))),
    applied,
  };
}

/** The IANA zone of a name in a request. Throws Graph's error when there is no such zone. */
export function requireZone(name: string): string {
  const zone = ianaZone(name);
  if (zone === null)
    throw badRequest(
      `A valid TimeZone value must be specified. The following TimeZone value is not supported: '${name}'.`,
      'TimeZoneNotSupportedException',
    );
  return zone;
}
