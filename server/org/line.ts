import type { OrgArrays } from './org.ts';
import { NOBODY } from './org.ts';

/** Whether `a` stands anywhere above `b`. Nobody stands above themselves. */
export function isAbove(org: Pick<OrgArrays, 'enter' | 'leave'>, a: number, b: number): boolean {
  const at = org.enter[b] as number;
  return (org.enter[a] as number) < at && at < (org.leave[a] as number);
}

/**
 * Whether one is above the other by at most `lineDistance` links: too close to be partners. Somebody far up
 * the same line is welcome.
 */
export function closeLine(
  org: Pick<OrgArrays, 'enter' | 'leave' | 'depth'>,
  a: number,
  b: number,
  lineDistance: number,
): boolean {
  const links = (org.depth[a] as number) - (org.depth[b] as number);
  if (links > lineDistance || -links > lineDistance) return false;
  return isAbove(org, a, b) || isAbove(org, b, a);
}

/** Whether both report to the same person, also where that one is absent or had to be stepped over. */
export function sameManager(org: Pick<OrgArrays, 'parent' | 'manager'>, a: number, b: number): boolean {
  if (a === b) return false;
  const parent = org.parent[a] as number;
  if (parent >= 0 && parent === org.parent[b]) return true;
  const named = org.manager[a] as number;
  return named !== NOBODY && named === org.manager[b];
}

/** Difference of rank, 0 to 1. */
export function rankGap(org: Pick<OrgArrays, 'rank'>, a: number, b: number): number {
  return Math.abs((org.rank[a] as number) - (org.rank[b] as number));
}
