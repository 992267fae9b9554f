import { expect, it } from 'vitest';
import { languages } from '../../shared/messages.ts';
import { sourceFiles } from './source-files.ts';

it('every text of the catalogue is shown or sent somewhere', async () => {
  const code = (await sourceFiles())
    .filter((file) => /^(tab|server)\//.test(file.path) && !file.path.includes('/host-page/'))
    .map((file) => file.text)
    .join('\n');
  // Keys that are put together, as in `verdict.${verdict}`, count by what stands before the first hole.
  const prefixes = [...code.matchAll(/`([a-zA-Z]+\.[a-zA-Z.]*)\$\{/g)].map((match) => match[1] ?? '');
  const unused = Object.keys(languages.en.messages).filter(
    (key) => !code.includes(`'${key}'`) && !prefixes.some((prefix) => key.startsWith(prefix)),
  );
  expect(unused).toEqual([]);
});

it('all layout uses logical properties, so that it turns round for scripts from right to left', async () => {
  const physical =
    /\b(margin|padding|border)(Left|Right)\b|\btext(Align): '(left|right)'|^\s*(left|right|float|width|minWidth|maxWidth):/m;
  const found = (await sourceFiles())
    .filter((file) => file.path.endsWith('.tsx') && /^(tab|server\/sandbox\/host-page)\//.test(file.path))
    .filter((file) => physical.test(file.text));
  expect(found.map((file) => file.path)).toEqual([]);
});
