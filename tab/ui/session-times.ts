import type { PairView } from '../../shared/pairs.ts';
import type { Text } from './text.ts';

type Zones = Pick<PairView, 'yourTimeZone' | 'partnerTimeZone' | 'partner'>;

/**
 * "14:00" in the reader's zone; "14:00, 09:00 for Ana" where the partner's clock shows another time, with
 * the partner's date where that differs too.
 */
export function sessionTime({ t, format }: Text, pair: Zones, startsAt: string): string {
  const time = format.time(startsAt, pair.yourTimeZone);
  const partnerClock = format.time(startsAt, pair.partnerTimeZone);
  const date = format.shortDate(startsAt, pair.yourTimeZone);
  const partnerDate = format.shortDate(startsAt, pair.partnerTimeZone);
  if (partnerClock === time && partnerDate === date) return time;
  const partnerTime = partnerDate === date ? partnerClock : `${partnerDate} ${partnerClock}`;
  return t('time.withPartner', { time, partnerTime, partner: firstName(pair.partner.displayName) });
}

/** What one calls somebody in a sentence: the first word of the name. */
export function firstName(displayName: string): string {
  // "Nguyen, Anh" stands family name first.
  const [family, given] = displayName.split(',').map((part) => part.trim());
  const called = given === undefined || given === '' ? family : given;
  return called?.split(/\s+/)[0] || displayName;
}
