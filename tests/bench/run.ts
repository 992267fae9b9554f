import { readdir } from 'node:fs/promises';

/**
 * `npm run bench [-- ROOM]`: runs the benchmarks below tests/bench, one JSON object a line:
 * `{name, value, unit, floor, ratio}`. A benchmark is a file `*.bench.ts` with an exported `run`.
 */
const [only] = process.argv.slice(2);
const folder = new URL('./', import.meta.url);
const rooms = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory());
if (only && !rooms.some((room) => room.name === only)) {
  process.stderr.write(
    `There is no benchmark "${only}". There are: ${rooms.map((room) => room.name).join(', ')}\n`,
  );
  process.exit(1);
}
for (const room of rooms) {
  if (only && room.name !== only) continue;
  const names = await readdir(new URL(`${room.name}/`, folder));
  for (const name of names.filter((file) => file.endsWith('.bench.ts')).toSorted()) {
    const bench: { run: () => unknown } = await import(new URL(`${room.name}/${name}`, folder).href);
    await bench.run();
  }
}
