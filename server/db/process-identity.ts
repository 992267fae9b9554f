import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * A short mark that one run of one process has and no other: a process id alone comes back after a reboot,
 * and within minutes in a container. Made of the time at which the process began, and of the boot.
 *
 * @returns 16 hex digits, or undefined when no such process runs (a zombie doesn't count as running)
 */
export async function processMark(pid: number): Promise<string | undefined> {
  const began = await beginning(pid);
  return began === undefined ? undefined : createHash('sha256').update(began).digest('hex').slice(0, 16);
}

/**
 * The command line of a running process, words apart by spaces or NUL; on Windows the name of its program
 * alone. Undefined when no such process runs, or when it is hidden from us.
 */
export async function commandLine(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') return (await readProc(`/proc/${pid}/cmdline`)) || undefined;
  if (process.platform === 'win32') {
    const row = await ask('tasklist', ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH']);
    return row?.startsWith('"') ? row.split('"')[1] : undefined;
  }
  return ask('ps', ['-ww', '-o', 'command=', '-p', String(pid)]);
}

async function beginning(pid: number): Promise<string | undefined> {
  // Minimal images have no ps, so Linux is read from /proc.
  if (process.platform === 'linux') {
    const stat = await readProc(`/proc/${pid}/stat`);
    // proc(5): the name in parentheses may itself hold spaces and parentheses; state is the field after it,
    // the start time (ticks since boot) the 20th after it.
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields?.[19] === undefined || fields[0] === 'Z' || fields[0] === 'X') return undefined;
    return `${await readProc('/proc/sys/kernel/random/boot_id')} ${fields[19]}`;
  }
  if (process.platform === 'win32') {
    return ask('powershell', ['-NoProfile', '-Command', `(Get-Process -Id ${pid}).StartTime.Ticks`]);
  }
  return ask('ps', ['-o', 'lstart=', '-p', String(pid)]);
}

async function readProc(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    // The process ended, or is hidden: for us it doesn't run.
    return undefined;
  }
}

async function ask(command: string, args: string[]): Promise<string | undefined> {
  try {
    const { stdout } = await run(command, args, { timeout: 20_000, windowsHide: true });
    return stdout.trim() || undefined;
  } catch {
    // ps and Get-Process fail for a process that isn't there.
    return undefined;
  }
}
