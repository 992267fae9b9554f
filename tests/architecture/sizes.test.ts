import { beforeAll, describe, expect, it } from 'vitest';
import { type SourceFile, sourceFiles } from './source-files.ts';

const largest = 400;
const ninetiethPercentile = 250;
const median = 80;

let sources: SourceFile[];
let tests: SourceFile[];
beforeAll(async () => {
  const files = await sourceFiles();
  // Catalogues of texts and sample names are data.
  const isData = (file: SourceFile) => /^shared\/messages\/|^server\/sandbox\/sample-/.test(file.path);
  sources = files.filter((file) => !file.path.startsWith('tests/') && !isData(file));
  tests = files.filter((file) => file.path.startsWith('tests/'));
});

describe('the size of files', () => {
  it(`no file holds more than ${largest} lines of code`, () => {
    const over = [...sources, ...tests].filter((file) => file.codeLines > largest);
    expect(over.map((file) => `${file.path}: ${file.codeLines}`)).toEqual([]);
  });

  it('most are small', () => {
    const sizes = sources.map((file) => file.codeLines).toSorted((a, b) => a - b);
    const at = (share: number) => sizes[Math.floor(sizes.length * share)] ?? 0;
    expect(at(0.5)).toBeLessThanOrEqual(median);
    expect(at(0.9)).toBeLessThanOrEqual(ninetiethPercentile);
  });
});

describe('the names of files', () => {
  it('say a role, never utils, helpers or common', () => {
    const found = [...sources, ...tests].filter((file) =>
      /\b(utils?|helpers?|common|misc)\b/i.test(file.path),
    );
    expect(found.map((file) => file.path)).toEqual([]);
  });

  it('are no barrels in the server', () => {
    expect(sources.filter((file) => /^server\/.*\/index\.ts$/.test(file.path))).toEqual([]);
  });
});

describe('what the code never holds', () => {
  it.each([
    ['an any', /[)\w]\??:\s*any\b(?!,)|<any>|as any\b/],
    ['a double assertion', /as unknown as/],
    ['a silenced compiler', /@ts-(ignore|expect-error|nocheck)/],
    ['a focused or skipped test', /\b(it|test|describe)\.(only|skip|todo|fails)\b|\.(skipIf|runIf)\(/],
  ])('%s', (_name, pattern) => {
    const found = [...sources, ...tests]
      .filter((file) => file.path !== 'tests/architecture/sizes.test.ts')
      .filter((file) => pattern.test(withoutWords(file.text)));
    expect(found.map((file) => file.path)).toEqual([]);
  });
});

/** Code without comments and texts, in which any word may stand. */
function withoutWords(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/gm, '');
}
