import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verdicts } from '../../shared/sessions.ts';
import { sessionWindow } from '../../tab/ui/session-window.ts';

const bead = fc.record({ verdict: fc.constantFrom(...verdicts) });

describe('the string of sessions', () => {
  it('shows a short string whole', () => {
    const sessions = [{ verdict: 'met' }, { verdict: 'planned' }];
    expect(sessionWindow(sessions, 7)).toEqual({ earlier: 0, shown: sessions, later: 0 });
  });

  it('loses no session: those shown and those counted make up all', () => {
    fc.assert(
      fc.property(fc.array(bead, { maxLength: 60 }), fc.integer({ min: 1, max: 12 }), (sessions, size) => {
        const { earlier, shown, later } = sessionWindow(sessions, size);
        expect(shown).toEqual(sessions.slice(earlier, sessions.length - later));
        expect(shown.length).toBe(Math.min(size, sessions.length));
      }),
    );
  });

  it('always shows the first session that is still planned', () => {
    fc.assert(
      fc.property(fc.array(bead, { maxLength: 60 }), fc.integer({ min: 1, max: 12 }), (sessions, size) => {
        const next = sessions.find(({ verdict }) => verdict === 'planned');
        if (next !== undefined) expect(sessionWindow(sessions, size).shown).toContain(next);
      }),
    );
  });
});
