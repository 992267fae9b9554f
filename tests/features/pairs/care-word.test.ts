import { describe, expect, it } from 'vitest';
import { careWordFor } from '../../../server/features/pairs/health-read-model.ts';
import type { Verdict } from '../../../shared/sessions.ts';

describe('the word that a program lead sees of a pair', () => {
  const quiet: readonly (readonly Verdict[])[] = [
    ['missed', 'missed'],
    ['unknown', 'cancelled'],
    ['met', 'presumed', 'missed', 'unknown', 'planned'],
    ['cancelled', 'cancelled', 'planned', 'planned'],
  ];
  for (const verdicts of quiet) {
    it(`is quiet after ${verdicts.join(', ')}`, () => {
      expect(careWordFor(verdicts)).toBe('quiet');
    });
  }

  const onTrack: readonly (readonly Verdict[])[] = [
    [],
    ['planned', 'planned', 'planned'],
    ['missed'],
    ['missed', 'planned'],
    ['missed', 'missed', 'presumed'],
    ['missed', 'met', 'missed'],
    ['presumed', 'missed'],
  ];
  for (const verdicts of onTrack) {
    it(`is on track after ${verdicts.join(', ') || 'nothing at all'}`, () => {
      expect(careWordFor(verdicts)).toBe('onTrack');
    });
  }

  it('never says by itself that a pair asked for help', () => {
    expect(careWordFor(['missed', 'missed', 'missed', 'missed'])).not.toBe('askedForHelp');
  });
});
