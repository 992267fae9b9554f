import { describe, expect, it } from 'vitest';
import { participationProblems } from '../../../server/features/participation/eligibility.ts';

const able = { guest: false, account_enabled: true, mail: 'sample@example.com', department: 'Sales' };
const everyone = { kind: 'everyone' } as const;

describe('why somebody cannot take part', () => {
  it('is nothing for a member with a mailbox in a program for everyone', () => {
    expect(participationProblems(able, everyone)).toEqual([]);
  });

  it('is named for a guest', () => {
    expect(participationProblems({ ...able, guest: true }, everyone)).toEqual(['guest']);
  });

  it('is named for a disabled account', () => {
    expect(participationProblems({ ...able, account_enabled: false }, everyone)).toEqual(['accountDisabled']);
  });

  it('is named where there is no mailbox to invite', () => {
    expect(participationProblems({ ...able, mail: null }, everyone)).toEqual(['noMailbox']);
  });

  it('is named for people outside the departments of a program', () => {
    const joining = { kind: 'departments', departments: ['Finance', 'Sales'] } as const;
    const of = (department: string | null) =>
      participationProblems({ ...able, department }, { ...joining, departments: [...joining.departments] });
    expect(of('Sales')).toEqual([]);
    expect(of('sales')).toEqual(['outsideProgram']);
    expect(of('Legal')).toEqual(['outsideProgram']);
    expect(of(null)).toEqual(['outsideProgram']);
  });

  it('names all reasons at once', () => {
    const nobody = { guest: true, account_enabled: false, mail: null, department: null };
    expect(participationProblems(nobody, { kind: 'departments', departments: ['Sales'] })).toEqual([
      'guest',
      'accountDisabled',
      'noMailbox',
      'outsideProgram',
    ]);
  });
});
