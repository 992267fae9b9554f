import { describe, expect, it } from 'vitest';
import type { MeResponse } from '../../shared/people.ts';
import type { RoundSummary } from '../../shared/programs.ts';
import { programForm } from '../../shared/programs.ts';
import { roomOf, roomsFor } from '../../tab/features/frame/navigation.ts';
import { newProgramDraft, programFormOf, programGaps } from '../../tab/features/programs/program-draft.ts';
import { leadAction, roundSteps } from '../../tab/features/programs/round-steps.ts';

const me: MeResponse = {
  personId: '00000000-0000-4000-8000-000000000001',
  displayName: 'Ana Sample',
  roles: [],
  leadsPrograms: false,
  pairs: 0,
  approvalsWaiting: 0,
  approves: false,
  offers: false,
};

const round: RoundSummary = {
  roundId: '00000000-0000-4000-8000-000000000002',
  number: 1,
  state: 'open',
  openedAt: '2026-12-01T09:00:00Z',
  volunteers: 0,
  waitingForApproval: 0,
  approved: 0,
  declined: 0,
  pairs: 0,
  booked: 0,
  bookingProblems: 0,
};

const stepNow = (summary: RoundSummary | null) =>
  roundSteps(summary).find(({ progress }) => progress === 'now')?.name;

describe('the row of tabs', () => {
  it('shows home alone to somebody with nothing else to do', () => {
    expect(roomsFor(me, 'home')).toEqual(['home']);
  });

  it('shows the rooms that somebody has a use for', () => {
    expect(roomsFor({ ...me, pairs: 1, offers: true, approves: true }, 'home')).toEqual([
      'home',
      'pairs',
      'offer',
      'approvals',
    ]);
  });

  it('always shows the room that one stands in', () => {
    expect(roomsFor(undefined, 'programs')).toEqual(['home', 'programs']);
    expect(roomOf('/programs/1/pairing')).toBe('programs');
    expect(roomOf('/directory')).toBe('programs');
    expect(roomOf('/')).toBe('home');
  });
});

describe('the line of steps', () => {
  it('points at what the round waits for', () => {
    expect(stepNow(null)).toBe('invite');
    expect(stepNow(round)).toBe('volunteer');
    expect(stepNow({ ...round, volunteers: 3, waitingForApproval: 1, approved: 2 })).toBe('approve');
    expect(stepNow({ ...round, volunteers: 3, approved: 3 })).toBe('pair');
    expect(stepNow({ ...round, state: 'running', pairs: 4 })).toBe('run');
  });

  it('offers one action that fits', () => {
    expect(leadAction(null)).toBe('open');
    expect(leadAction(round)).toBe('wait');
    expect(leadAction({ ...round, approved: 2 })).toBe('run');
    expect(leadAction({ ...round, state: 'pairing', pairs: 4 })).toBe('publish');
    expect(leadAction({ ...round, state: 'closed' })).toBe('openAgain');
  });
});

describe('a new program', () => {
  it('begins with settings that need a name only', () => {
    const draft = newProgramDraft('2026-12-01');
    expect(programGaps(draft)).toEqual(['name']);
    expect(draft).toMatchObject({ startsOn: '2026-12-07', endsOn: '2027-06-07' });
    expect(programForm.safeParse(programFormOf({ ...draft, name: 'Spring' })).success).toBe(true);
  });

  it('starts a week later when today is a Monday', () => {
    expect(newProgramDraft('2026-12-07').startsOn).toBe('2026-12-14');
  });

  it('says what is missing', () => {
    const draft = { ...newProgramDraft('2026-12-01'), name: 'Spring' };
    expect(programGaps({ ...draft, joining: 'departments' })).toEqual(['departments']);
    expect(programGaps({ ...draft, endsOn: draft.startsOn })).toEqual(['endsBeforeStart']);
    expect(programGaps({ ...draft, gapBy: 'years', yearsGap: 'x' })).toEqual(['yearsGap']);
  });
});
