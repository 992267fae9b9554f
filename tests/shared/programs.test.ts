import { describe, expect, it } from 'vitest';
import { programForm } from '../../shared/programs.ts';

const issuesOf = (startsOn: string, endsOn: string) => {
  const form = {
    name: 'A sample program',
    joining: { kind: 'everyone' },
    cadence: 'monthly',
    sessionMinutes: 45,
    gap: { by: 'rank', atLeast: 0.2 },
    lineDistance: 2,
    startsOn,
    endsOn,
  };
  return (
    programForm.safeParse(form).error?.issues.map((issue) => [issue.path.join('.'), issue.message]) ?? []
  );
};

describe('the days of a program', () => {
  it('may be three years apart, and not a day more', () => {
    expect(issuesOf('2026-03-02', '2029-03-02')).toEqual([]);
    expect(issuesOf('2026-03-02', '2029-03-03')).toEqual([
      ['endsOn', 'must be at most 3 years after the start'],
    ]);
  });

  it('may be three years apart from a leap day on', () => {
    expect(issuesOf('2028-02-29', '2031-02-28')).toEqual([]);
    expect(issuesOf('2028-02-29', '2031-03-01')).toHaveLength(1);
  });

  it('must follow each other', () => {
    expect(issuesOf('2026-03-02', '2026-03-02')).toEqual([['endsOn', 'must be after the start']]);
  });
});
