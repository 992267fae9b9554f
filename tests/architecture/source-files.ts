import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

export interface SourceFile {
  /** From the project's root, with `/`. */
  readonly path: string;
  readonly text: string;
  /** Lines that hold code: neither blank nor comment alone. */
  readonly codeLines: number;
  /** What it imports: project files by their path, packages by their name. */
  readonly imports: readonly string[];
}

const rooms = ['shared', 'server', 'tab', 'app-package', 'tests'];

/** Every TypeScript file of the project. */
export async function sourceFiles(): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  for (const room of rooms) {
    const entries = await readdir(path.join(projectRoot, room), { recursive: true, withFileTypes: true });
    for (const entry of entries) {
      if (!entry.isFile() || !/\.tsx?$/.test(entry.name)) continue;
      const absolute = path.join(entry.parentPath, entry.name);
      if (/[\\/](dist|\.cache|node_modules)[\\/]/.test(absolute)) continue;
      files.push(await readSource(absolute));
    }
  }
  return files;
}

async function readSource(absolute: string): Promise<SourceFile> {
  const text = await readFile(absolute, 'utf8');
  const own = path.relative(projectRoot, absolute).replaceAll(path.sep, '/');
  return { path: own, text, codeLines: countCode(text), imports: importsOf(text, own) };
}

function countCode(text: string): number {
  const withoutBlocks = text.replace(/\/\*[\s\S]*?\*\//g, '');
  return withoutBlocks.split('\n').filter((line) => !/^\s*(\/\/.*)?$/.test(line)).length;
}

function importsOf(text: string, own: string): string[] {
  const specifiers = [
    ...text.matchAll(/^\s*(?:import|export)\b[^'"`;]*?\bfrom\s+['"]([^'"]+)['"]/gm),
    ...text.matchAll(/^\s*import\s+['"]([^'"]+)['"]/gm),
    ...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g),
  ].map((match) => match[1] ?? '');
  return specifiers.map((specifier) =>
    specifier.startsWith('.')
      ? path.posix.join(path.posix.dirname(own), specifier)
      : specifier.replace(/^((@[^/]+\/)?[^/]+).*$/, (name, base: string) =>
          name.startsWith('node:') ? name : base,
        ),
  );
}
