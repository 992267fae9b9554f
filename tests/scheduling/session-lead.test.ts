import { expect, it } from 'vitest';
import { leadOf, otherSide } from '../../server/scheduling/session-lead.ts';

it('lets the partners teach in turn, beginning with the one who was chosen first', () => {
  expect([0, 1, 2, 3].map((index) => leadOf(index, 'a'))).toEqual(['a', 'b', 'a', 'b']);
  expect([0, 1, 2, 3].map((index) => leadOf(index, 'b'))).toEqual(['b', 'a', 'b', 'a']);
  expect(otherSide('a')).toBe('b');
});
