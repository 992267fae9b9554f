export interface SampleOffice {
  readonly name: string;
  readonly country: string;
  readonly timeZone: string;
  readonly languages: readonly string[];
  /** How many of a hundred people work here. */
  readonly share: number;
}

/** Twelve offices in twelve time zones. */
export const sampleOffices: readonly SampleOffice[] = [
  { name: 'London', country: 'GB', timeZone: 'Europe/London', languages: ['en-GB'], share: 20 },
  { name: 'Berlin', country: 'DE', timeZone: 'Europe/Berlin', languages: ['de-DE', 'en-GB'], share: 15 },
  { name: 'Lisbon', country: 'PT', timeZone: 'Europe/Lisbon', languages: ['pt-PT'], share: 8 },
  { name: 'New York', country: 'US', timeZone: 'America/New_York', languages: ['en-US'], share: 12 },
  { name: 'Chicago', country: 'US', timeZone: 'America/Chicago', languages: ['en-US', 'es-US'], share: 8 },
  { name: 'Vancouver', country: 'CA', timeZone: 'America/Vancouver', languages: ['en-CA'], share: 4 },
  { name: 'São Paulo', country: 'BR', timeZone: 'America/Sao_Paulo', languages: ['pt-BR'], share: 6 },
  { name: 'Nairobi', country: 'KE', timeZone: 'Africa/Nairobi', languages: ['en-KE'], share: 6 },
  { name: 'Pune', country: 'IN', timeZone: 'Asia/Kolkata', languages: ['en-IN', 'hi-IN'], share: 9 },
  { name: 'Singapore', country: 'SG', timeZone: 'Asia/Singapore', languages: ['en-SG'], share: 5 },
  { name: 'Tokyo', country: 'JP', timeZone: 'Asia/Tokyo', languages: ['ja-JP'], share: 4 },
  { name: 'Sydney', country: 'AU', timeZone: 'Australia/Sydney', languages: ['en-AU'], share: 3 },
];

/** An office by its share of people, by the next number of the source. */
export function pickOffice(random: () => number): SampleOffice {
  let left = random() * sampleOffices.reduce((sum, office) => sum + office.share, 0);
  for (const office of sampleOffices) {
    left -= office.share;
    if (left < 0) return office;
  }
  throw new RangeError('The shares of the offices do not add up.');
}
