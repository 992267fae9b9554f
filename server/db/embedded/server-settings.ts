/**
 * Settings of our server, for a small machine and for confidential data. They are written at every start, so
 * that a new version of the product brings its own; what an operator sets with ALTER SYSTEM wins over them.
 */
const ownSettings = {
  listen_addresses: '127.0.0.1',
  // A socket's path may be 107 bytes at most, and Windows has none: TCP alone.
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '128MB',
  fsync: 'on',
  synchronous_commit: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // A week of files, each overwritten after seven days.
  logging_collector: 'on',
  log_filename: 'postgres-%a.log',
  log_rotation_age: '1d',
  log_truncate_on_rotation: 'on',
  log_checkpoints: 'off',
  // Statements and the details of errors quote rows, and rows hold what is told in confidence.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

/**
 * The text of a settings file (PostgreSQL manual, "Setting Parameters").
 *
 * @param more settings by name, over our own
 */
export function settingsFile(port: number, logFolder: string, more: Record<string, string>): string {
  const settings = { ...ownSettings, port: String(port), log_directory: logFolder, ...more };
  const lines = Object.entries(settings).map(([name, value]) => {
    if (!/^[a-z_.]+$/.test(name)) throw new Error(`${name} is not the name of a setting.`);
    return `${name} = '${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
  });
  return `# Written at every start.\n${lines.join('\n')}\n`;
}
