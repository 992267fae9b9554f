import { randomBytes } from 'node:crypto';
import { readFile, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { EmbeddedPostgresError, errorCode, explainFailure } from './embedded-postgres-error.ts';
import { isReachable, type ServerAccount } from './server-account.ts';
import { runCommand } from './server-command.ts';
import { sharedPlace } from './shared-place.ts';

/** Absolute paths of PostgreSQL's programs. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly pgCtl: string;
  /** Data files are of one major version and can't be read by another. */
  readonly majorVersion: number;
}

const platformModule = z.object({ initdb: z.string(), pg_ctl: z.string(), postgres: z.string() });
const platformManifest = z.object({ version: z.string() });

/**
 * The programs that came with `npm ci`, or a copy of them, made once a version, where the account can reach them.
 *
 * @throws EmbeddedPostgresError when there are none for this machine
 */
export async function postgresBinaries(
  account: ServerAccount | undefined,
  log: (line: string) => void,
): Promise<PostgresBinaries> {
  const { initdb, pg_ctl: pgCtl, postgres } = await platformPackage();
  const native = path.dirname(path.dirname(initdb));
  const manifest = await readFile(path.join(native, '..', 'package.json'), 'utf8');
  const { version } = platformManifest.parse(JSON.parse(manifest));
  const majorVersion = Number.parseInt(version, 10);
  if (
    account === undefined ||
    (await areReachable([initdb, pgCtl, postgres, path.join(native, 'lib')], account))
  ) {
    return { initdb, pgCtl, majorVersion };
  }
  const copy = path.join(
    await sharedPlace(account),
    `postgresql-${version}-${process.platform}-${process.arch}`,
  );
  if (!(await stat(copy).catch(() => undefined))) {
    log(`PostgreSQL runs as ${account.name}, who can't enter ${native}: copying its programs to ${copy}.`);
    await copyPrograms(native, copy);
  }
  const inCopy = (program: string) => path.join(copy, path.relative(native, program));
  return { initdb: inCopy(initdb), pgCtl: inCopy(pgCtl), majorVersion };
}

async function areReachable(files: string[], account: ServerAccount): Promise<boolean> {
  const answers = await Promise.all(files.map((file) => isReachable(file, account)));
  return answers.every((reachable) => reachable);
}

/** Under a passing name first: a copy that was cut short must not be taken for a whole one. */
async function copyPrograms(from: string, to: string): Promise<void> {
  const passing = `${to}.${randomBytes(4).toString('hex')}`;
  try {
    // Only root copies, so these are there; node's own copying takes many times as long for so many files.
    for (const [program, ...args] of [
      ['cp', '-RP', from, passing],
      ['chmod', '-R', 'a+rX', passing],
    ] satisfies [string, ...string[]][]) {
      const { succeeded, output } = await runCommand(program, args);
      if (!succeeded) throw new Error(output);
    }
    await rename(passing, to);
  } catch (cause) {
    await rm(passing, { recursive: true, force: true });
    // Somebody else's copy of the same version is as good as ours.
    if (errorCode(cause) === 'ENOTEMPTY' || errorCode(cause) === 'EEXIST') return;
    throw new EmbeddedPostgresError(
      `PostgreSQL could not be copied to ${to}. ${explainFailure(String(cause))}`,
      {
        cause,
      },
    );
  }
}

/** The platform's package belongs to `embedded-postgres`, so it is looked up from there. */
async function platformPackage(): Promise<z.infer<typeof platformModule>> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const found: unknown = await import(pathToFileURL(require.resolve(name)).href);
    return platformModule.parse(found);
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `There is no PostgreSQL for this machine among the installed packages (${name}). Run "npm ci" without --omit=optional, or give a database with DATABASE_URL.`,
      { cause },
    );
  }
}
