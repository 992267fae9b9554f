/**
 * The stack without its first lines, which hold the message: that may quote what somebody wrote, or a
 * database's detail with a name in it. The places are safe to log.
 */
export function stackPlaces(error: Error): string[] {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim());
}

/** What may be logged of an error that nobody foresaw: its name, its code and its places, never its message. */
export function speechlessError(error: unknown): { name: string; code?: string; stack: string[] } {
  if (!(error instanceof Error)) return { name: typeof error, stack: [] };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { name: error.name, ...code, stack: stackPlaces(error) };
}
