import type { HealthResponse } from '../../../shared/programs.ts';
import type { Verdict } from '../../../shared/sessions.ts';
import type { Text } from '../../ui/text.ts';

type PairHealth = HealthResponse['pairs'][number];

const careOrder = { askedForHelp: 0, quiet: 1, onTrack: 2 } as const;
const counted: readonly Verdict[] = ['met', 'presumed', 'unknown', 'missed', 'cancelled', 'planned'];

/** Those who asked for help first, then pairs without meetings, then the quiet ones. */
export function byNeedForCare(pairs: readonly PairHealth[]): PairHealth[] {
  const need = (pair: PairHealth) => careOrder[pair.care] * 2 + (pair.state === 'problem' ? 0 : 1);
  return [...pairs].sort((a, b) => need(a) - need(b));
}

/** "3 met", "1 not known", …: each verdict that occurs, counted apart and never summed. */
export function countWords({ t }: Text, pair: Readonly<Record<Verdict, number>>): string[] {
  return counted
    .filter((verdict) => pair[verdict] > 0)
    .map((verdict) => t('health.count', { count: pair[verdict], verdict: t(`verdict.${verdict}`) }));
}
