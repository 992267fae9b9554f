import { access } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../shared/', import.meta.url));

/** A file of the reference data that lies beside the project. Fails where it is missing: no check skips itself. */
export async function referenceFile(name: string): Promise<string> {
  const file = path.join(folder, name);
  try {
    await access(file);
  } catch (cause) {
    throw new Error(`The reference data is missing: shared/${name} beside the project.`, { cause });
  }
  return file;
}
