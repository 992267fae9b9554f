import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildTab, hashOfSources } from '../../tab/build.ts';

describe('the build of the tab', () => {
  let root = '';

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'tab-build-'));
    for (const folder of ['tab/dist', 'shared']) mkdirSync(join(root, folder), { recursive: true });
    writeFileSync(join(root, 'tab/entry.ts'), 'export const a = 1;');
    writeFileSync(join(root, 'package-lock.json'), '{}');
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('does nothing when the sources are those that were built', async () => {
    writeFileSync(join(root, 'tab/dist/.build-hash'), `${hashOfSources(root)}\n`);
    const said: string[] = [];
    expect(await buildTab({ root, force: false, say: (text) => said.push(text) })).toBe('upToDate');
    expect(said).toEqual([]);
  });

  it('notices a changed, a new and a renamed source', () => {
    const hashes = [hashOfSources(root)];
    writeFileSync(join(root, 'tab/entry.ts'), 'export const a = 2;');
    hashes.push(hashOfSources(root));
    writeFileSync(join(root, 'shared/ids.ts'), 'export const b = 1;');
    hashes.push(hashOfSources(root));
    rmSync(join(root, 'shared/ids.ts'));
    writeFileSync(join(root, 'shared/names.ts'), 'export const b = 1;');
    hashes.push(hashOfSources(root));
    expect(new Set(hashes).size).toBe(4);
  });

  it('takes what was built for no source', () => {
    const before = hashOfSources(root);
    writeFileSync(join(root, 'tab/dist/app.js'), 'built');
    expect(hashOfSources(root)).toBe(before);
  });
});
