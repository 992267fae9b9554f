import { beforeAll, describe, expect, it } from 'vitest';
import { type SourceFile, sourceFiles } from './source-files.ts';

let files: SourceFile[];
beforeAll(async () => {
  files = await sourceFiles();
});

/** Imports of files below `from` that break the rule, as `file → import`. */
function broken(from: string, isAllowed: (imported: string, file: SourceFile) => boolean): string[] {
  return files
    .filter((file) => file.path.startsWith(from))
    .flatMap((file) =>
      file.imports
        .filter((imported) => !isAllowed(imported, file))
        .map((imported) => `${file.path} → ${imported}`),
    );
}
const below = (imported: string, ...rooms: string[]) => rooms.some((room) => imported.startsWith(room));
const isPackage = (imported: string) => !/^(shared|server|tab|tests|app-package)\//.test(imported);

describe('who may import whom', () => {
  it('reads the imports of real files', () => {
    expect(files.length).toBeGreaterThan(200);
    const app = files.find((file) => file.path === 'server/app.ts');
    expect(app?.imports).toContain('server/jobs/sweep.ts');
    expect(app?.imports).toContain('pg');
  });

  it('shared imports the schema library alone', () => {
    expect(broken('shared/', (imported) => imported === 'zod' || below(imported, 'shared/'))).toEqual([]);
  });

  it.each(['org', 'pairing', 'scheduling'])(
    '%s does no I/O: only itself, pure rooms, shared and Temporal',
    (room) => {
      const pure = ['server/org/', 'server/pairing/', 'server/scheduling/', 'shared/'];
      expect(
        broken(`server/${room}/`, (imported) => below(imported, ...pure) || imported === 'temporal-polyfill'),
      ).toEqual([]);
    },
  );

  it.each(['org', 'pairing', 'scheduling'])('%s has neither clock nor randomness', (room) => {
    const impure =
      /\b(Date\.now|new Date\(\)|Math\.random|performance\.now|Temporal\.Now|process\.|crypto\.)/;
    const found = files.filter((file) => file.path.startsWith(`server/${room}/`) && impure.test(file.text));
    expect(found.map((file) => file.path)).toEqual([]);
  });

  it('services know neither Fastify nor Graph nor SQL', () => {
    const forbidden = (imported: string) =>
      ['fastify', 'kysely', 'pg', '@microsoft/microsoft-graph-client'].includes(imported) ||
      below(imported, 'server/graph/', 'server/http/', 'server/sandbox/');
    const services = files.filter((file) => /^server\/features\/.*-service\.ts$/.test(file.path));
    expect(services.length).toBeGreaterThan(5);
    const found = services.flatMap((file) =>
      file.imports.filter(forbidden).map((name) => `${file.path} → ${name}`),
    );
    expect(found).toEqual([]);
  });

  it('routes reach services, never stores', () => {
    const found = files
      .filter((file) => /^server\/features\/.*-routes\.ts$/.test(file.path))
      .flatMap((file) =>
        file.imports.filter((name) => name.endsWith('-store.ts')).map((name) => `${file.path} → ${name}`),
      );
    expect(found).toEqual([]);
  });

  it("no feature runs another feature's store; its types may be named", () => {
    const found = files
      .filter((file) => file.path.startsWith('server/features/'))
      .flatMap((file) => {
        const feature = file.path.split('/')[2];
        return file.imports
          .filter((name) => name.endsWith('-store.ts') && name.split('/')[2] !== feature)
          .filter((name) => !importsOnlyTypes(file, name))
          .map((name) => `${file.path} → ${name}`);
      });
    expect(found).toEqual([]);
  });

  it.each(['graph', 'db', 'jobs'])('%s never imports features', (room) => {
    expect(broken(`server/${room}/`, (imported) => !below(imported, 'server/features'))).toEqual([]);
  });

  it('the tab never imports the server', () => {
    expect(broken('tab/', (imported) => !below(imported, 'server/'))).toEqual([]);
  });

  it('only tab/host imports teams-js and Office.js', () => {
    const found = broken(
      'tab/',
      (imported, file) => imported !== '@microsoft/teams-js' || below(file.path, 'tab/host/'),
    );
    expect(found).toEqual([]);
  });

  it('only the composition root imports the local tenant', () => {
    const outside = broken(
      'server/',
      (imported, file) =>
        !below(imported, 'server/sandbox/') ||
        below(file.path, 'server/sandbox/') ||
        file.path === 'server/app.ts',
    );
    expect(outside).toEqual([]);
  });

  it('only the graph room speaks to Microsoft Graph', () => {
    const graphPackages = ['@microsoft/microsoft-graph-client', '@azure/msal-node'];
    expect(
      broken(
        'server/',
        (imported, file) => !graphPackages.includes(imported) || below(file.path, 'server/graph/'),
      ),
    ).toEqual([]);
  });

  it('only config.ts reads the environment and the arguments, and main.ts hands them over', () => {
    const readers = files
      .filter((file) => file.path.startsWith('server/') && /process\.(env|argv)/.test(file.text))
      .map((file) => file.path);
    expect(readers.toSorted()).toEqual(['server/main.ts']);
  });

  it('every package that is imported stands in package.json', async () => {
    const manifest = (await import('../../package.json', { with: { type: 'json' } })).default;
    const known = new Set([...Object.keys(manifest.dependencies), ...Object.keys(manifest.devDependencies)]);
    const missing = broken('', (name) => !isPackage(name) || name.startsWith('node:') || known.has(name));
    expect(missing).toEqual([]);
  });
});

/** All of a file's imports of `name` are `import type`, or name types alone. */
function importsOnlyTypes(file: SourceFile, name: string): boolean {
  const base = name.split('/').at(-1) ?? '';
  const statements = [...file.text.matchAll(/^import\s+([^;]*?)\s+from\s+['"]([^'"]+)['"]/gm)].filter(
    (match) => match[2]?.endsWith(`/${base}`),
  );
  return statements.every(([, clause = '']) => {
    if (clause.startsWith('type ')) return true;
    const names = clause
      .replace(/[{}]/g, '')
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean);
    return names.every((part) => part.startsWith('type '));
  });
}
