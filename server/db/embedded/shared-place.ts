import { chmod, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { isReachable, type ServerAccount } from './server-account.ts';

/** Where system software keeps its state; not the temporary folder, which is emptied, and where others may write. */
const candidates = ['/var/lib', '/opt', '/srv'];

/**
 * Root alone: a folder that the server's account can reach, for what it can't reach where it is.
 *
 * @throws EmbeddedPostgresError when none of the usual places can be used
 */
export async function sharedPlace(account: ServerAccount): Promise<string> {
  for (const parent of candidates) {
    const place = path.join(parent, 'eye-to-eye');
    try {
      await mkdir(place, { recursive: true });
      // Whatever our umask is.
      await chmod(place, 0o755);
      if (await isReachable(place, account)) return place;
    } catch {
      // Read-only, or barred: the next place may do.
    }
  }
  throw new EmbeddedPostgresError(
    `PostgreSQL refuses to run as root, and its account (${account.name}) can reach neither the data folder nor ${candidates.join(', ')}. Put the data where every user may pass (--data), start as an ordinary user, or give a database with DATABASE_URL.`,
  );
}
