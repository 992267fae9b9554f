import { Temporal } from 'temporal-polyfill';
import { findIana, findWindows } from 'windows-iana';

const ianaShape = /^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)*$/;
const known = new Map<string, string | null>();

/** A stretch of time between two clock changes of a zone. */
interface ZoneSpan {
  readonly fromMs: number;
  readonly toMs: number;
  readonly offsetMs: number;
}

const spans = new Map<string, ZoneSpan[]>();
const nearMs = 48 * 3_600_000;

/** The IANA name for a Windows or IANA zone name; null when it is neither. */
export function ianaZone(name: string): string | null {
  const remembered = known.get(name);
  if (remembered !== undefined) return remembered;
  const zone = windowsToIana(name) ?? (ianaShape.test(name) && isZone(name) ? name : null);
  known.set(name, zone);
  return zone;
}

/** The Windows name of an IANA zone, or the IANA name itself where Windows has none. */
export function windowsZone(iana: string): string {
  return findWindows(iana)[0] ?? iana;
}

/**
 * The instant of a wall-clock time in a zone, as milliseconds since 1970. A time that a clock change skips is
 * read an hour later, one that comes twice is its first (RFC 5545, section 3.3.5).
 */
export function epochOf(local: string, zone: string): number {
  const asUtc = Date.parse(`${local}Z`);
  if (zone === 'UTC') return asUtc;
  const span = spanAround(asUtc, zone);
  const epoch = asUtc - span.offsetMs;
  // Near a clock change the offset is not clear from the wall clock alone.
  if (epoch - span.fromMs > nearMs && span.toMs - epoch > nearMs) return epoch;
  return Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;
}

/** The wall clock in a zone at an instant, `YYYY-MM-DDTHH:mm:ss`. */
export function wallClock(epochMs: number, zone: string): string {
  const offsetMs = zone === 'UTC' ? 0 : spanAround(epochMs, zone).offsetMs;
  return new Date(epochMs + offsetMs).toISOString().slice(0, 19);
}

/** The day in a zone at an instant, `YYYY-MM-DD`. */
export function dayIn(epochMs: number, zone: string): string {
  return wallClock(epochMs, zone).slice(0, 10);
}

/**
 * The stretch that an instant lies in. Remembered: a schedule of twenty mailboxes asks for thousands of hours,
 * and a conversion by Temporal costs some 30 µs, one by a known offset less than one.
 */
function spanAround(epochMs: number, zone: string): ZoneSpan {
  const known = spans.get(zone) ?? [];
  const found = known.find(({ fromMs, toMs }) => fromMs <= epochMs && epochMs < toMs);
  if (found !== undefined) return found;
  const at = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone);
  // The transition at this very instant counts as the previous one.
  const previous = at.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  const next = at.getTimeZoneTransition('next');
  const span = {
    fromMs: previous?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    toMs: next?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offsetMs: at.offsetNanoseconds / 1_000_000,
  };
  spans.set(zone, [...known, span]);
  return span;
}

function windowsToIana(name: string): string | undefined {
  if (name === 'tzone://Microsoft/Utc') return 'UTC';
  const zone: string | undefined = findIana(name)[0];
  return zone === 'Etc/UTC' || zone === 'Etc/GMT' ? 'UTC' : zone;
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
