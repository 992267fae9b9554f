/** The embedded PostgreSQL can't be used. The message is for whoever starts the product: what is wrong, what to do. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
}

/** What PostgreSQL's tools and the operating system say, put into a sentence that helps. */
export function explainFailure(output: string): string {
  if (/No space left on device|ENOSPC|Disk quota exceeded|EDQUOT/.test(output)) {
    return 'The disk is full. Free some space and start again.';
  }
  if (/loading shared libraries|Library not loaded|image not found/.test(output)) {
    return `PostgreSQL's libraries are incomplete. Run "npm rebuild" (install scripts must be allowed) and start again. ${lastLines(output)}`;
  }
  if (/Cannot allocate memory|could not (create|map) .*shared memory/.test(output)) {
    return `The machine has too little memory left for PostgreSQL. ${lastLines(output)}`;
  }
  if (/Permission denied|EACCES|EPERM|Read-only file system|EROFS/.test(output)) {
    return `A folder can't be read or written. Check who owns it, or choose another with --data. ${lastLines(output)}`;
  }
  return `PostgreSQL says: ${lastLines(output) || 'nothing.'}`;
}

/** The lines that carry the reason, without their time stamps; else the last few. */
function lastLines(output: string): string {
  const lines = output
    .split('\n')
    .map((line) => line.replace(/^[-\d]+ [.:\d]+ UTC \[\d+\] /, '').trim())
    .filter((line) => line !== '');
  const marked = lines.filter((line) =>
    /\b(FATAL|PANIC|error):|\b(invalid|could not|unrecognized) /i.test(line),
  );
  const text = (marked.length > 0 ? marked : lines).slice(-3).join(' ');
  return text === '' || text.endsWith('.') ? text : `${text}.`;
}

/** Errors of the file system carry a code such as ENOENT. */
export function errorCode(cause: unknown): string | undefined {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
}
