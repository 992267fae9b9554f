import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const projectRoot = fileURLToPath(new URL('..', import.meta.url));
const sources = ['tab', 'shared', 'server/sandbox/host-page', 'package-lock.json'];
const notSources = new Set(['dist', '.cache', 'node_modules']);
const hashFile = '.build-hash';

/**
 * Brings `tab/dist` up to date with the sources. Returns what was done.
 *
 * Vite writes into a folder of its own under `.cache`, which then takes `dist`'s place by a rename, so that
 * two builds at once, or a server that reads meanwhile, never meet half a build.
 */
export async function buildTab(options: {
  readonly root: string;
  readonly force: boolean;
  readonly say: (text: string) => void;
}): Promise<'upToDate' | 'built'> {
  const dist = join(options.root, 'tab', 'dist');
  const hash = hashOfSources(options.root);
  if (!options.force && builtHash(dist) === hash) return 'upToDate';

  const startedAt = performance.now();
  options.say('Building the tab … ');
  const fresh = join(options.root, 'tab', '.cache', `dist-${process.pid}-new`);
  rmSync(fresh, { recursive: true, force: true });
  try {
    // Loaded only here: Vite alone takes longer to load than the whole check may take.
    const { build } = await import('vite');
    await build({
      configFile: join(options.root, 'tab', 'vite.config.ts'),
      build: { outDir: fresh },
    });
    writeFileSync(join(fresh, hashFile), `${hash}\n`);
    replaceFolder(fresh, dist, hash);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  options.say(`done in ${Math.round((performance.now() - startedAt) / 1000)} s\n`);
  return 'built';
}

/** SHA-256, in hex, over path and content of every source file, in the order of their paths. */
export function hashOfSources(root: string): string {
  const hash = createHash('sha256');
  for (const path of sources.flatMap((source) => filesUnder(root, source)).sort()) {
    const content = readFileSync(join(root, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

function filesUnder(root: string, path: string): string[] {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full, { withFileTypes: true }).flatMap((entry) => {
    if (notSources.has(entry.name)) return [];
    const child = `${path}/${entry.name}`;
    return entry.isDirectory() ? filesUnder(root, child) : [child];
  });
}

function builtHash(dist: string): string | null {
  const file = join(dist, hashFile);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}

/**
 * A folder can't be renamed onto one that holds files, so the old one steps aside first. When another
 * build was quicker with the same sources, its result stays.
 */
function replaceFolder(fresh: string, dist: string, hash: string): void {
  const old = join(dist, '..', '.cache', `dist-${process.pid}-old`);
  for (let attempt = 1; ; attempt += 1) {
    try {
      if (existsSync(dist)) renameSync(dist, old);
      renameSync(fresh, dist);
      break;
    } catch (error) {
      if (builtHash(dist) === hash) break;
      if (attempt === 5) throw error;
    } finally {
      rmSync(old, { recursive: true, force: true });
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildTab({
    root: projectRoot,
    force: process.argv.includes('--force'),
    say: (text) => process.stdout.write(text),
  });
}
