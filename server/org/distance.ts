import type { OrgArrays } from './org.ts';

/** Links between two people through the hierarchy, or `null` where they share no root. */
export function distance(
  org: Pick<OrgArrays, 'enter' | 'leave' | 'depth' | 'parent' | 'root'>,
  a: number,
  b: number,
): number | null {
  if (org.root[a] !== org.root[b]) return null;
  const target = org.enter[b] as number;
  let meeting = a;
  while (!((org.enter[meeting] as number) <= target && target < (org.leave[meeting] as number))) {
    meeting = org.parent[meeting] as number;
  }
  return (org.depth[a] as number) + (org.depth[b] as number) - 2 * (org.depth[meeting] as number);
}
