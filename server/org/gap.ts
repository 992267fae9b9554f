/**
 * Whether a gap reaches what a program asks for. Ranks are quotients, so that a gap of exactly 0.2 may come
 * out as 0.19999999999999998; a billionth is forgiven.
 */
export function gapReaches(gap: number, atLeast: number): boolean {
  return gap >= atLeast - 1e-9;
}
