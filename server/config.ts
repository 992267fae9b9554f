import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';

const projectFolder = fileURLToPath(new URL('..', import.meta.url));

/** A Microsoft 365 tenant that the service is registered in. Without one, the local tenant stands in. */
const entraSchema = z.object({
  tenantId: z.uuid(),
  clientId: z.uuid(),
  clientSecret: z.string().min(1),
  /** Object ids or addresses of the mailboxes that organise the meetings. */
  programMailboxes: z.array(z.string().min(1)).min(1),
});
export type EntraConfig = z.infer<typeof entraSchema>;

const port = z.coerce.number().int().min(1).max(65_535);

const configSchema = z
  .object({
    host: z.string().min(1),
    port,
    /** Of the local tenant's own server; 0 takes any free one. */
    tenantPort: z.union([z.literal(0), port]),
    dataFolder: z.string().min(1),
    keyFolder: z.string().min(1),
    keyFile: z.string().min(1).optional(),
    fresh: z.boolean(),
    orgFile: z.string().min(1).optional(),
    /** Seed of the generated organisation. */
    seed: z.coerce.number().int().min(0),
    /** Skip the ready-made life: only the organisation, for imports and experiments. */
    bare: z.boolean(),
    databaseUrl: z.string().startsWith('postgres').optional(),
    /** Sends the bytes meant for Microsoft's hosts to a local tenant that runs elsewhere. */
    graphAddress: z.url({ protocol: /^https?$/ }).optional(),
    publicUrl: z.url().optional(),
    /** App id under which Teams knows the app; deep links carry it. */
    teamsAppId: z.uuid().optional(),
    logLevel: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']),
    entra: entraSchema.optional(),
  })
  .superRefine(({ entra, publicUrl, teamsAppId }, context) => {
    // Mails and meetings link to the app: a stand-in would be sent to real people.
    if (!entra) return;
    const missing = [
      {
        field: 'publicUrl',
        name: 'PUBLIC_URL',
        what: 'the address of this service as people reach it',
        value: publicUrl,
      },
      { field: 'teamsAppId', name: 'TEAMS_APP_ID', what: "the app's id in Teams", value: teamsAppId },
    ].filter(({ value }) => value === undefined);
    for (const { field, name, what } of missing) {
      context.addIssue({
        code: 'custom',
        path: [field],
        message: `with ENTRA_* set, ${name} is required: ${what}`,
      });
    }
  });
export type Config = Readonly<z.infer<typeof configSchema>>;

export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const options = {
  port: { type: 'string' },
  'tenant-port': { type: 'string' },
  host: { type: 'string' },
  data: { type: 'string' },
  'key-file': { type: 'string' },
  fresh: { type: 'boolean' },
  org: { type: 'string' },
  seed: { type: 'string' },
  bare: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

export const usage = `npm start -- [options]
  --port N         where to listen (3978)
  --host HOST      which address to listen on (127.0.0.1)
  --data DIR       where the data lives (.data in the project)
  --key-file FILE  the master key (else one in your configuration folder)
  --fresh          start over: deletes the data first
  --org FILE       the local tenant's organisation, JSON or CSV
  --seed N         another generated organisation (1)
  --bare           the organisation alone, without the ready-made program
Settings for a real tenant stand in the environment; see the README.`;

/** Reads flags and environment once. Flags win. Throws a ConfigError that says what to change. */
export function readConfig(argv: readonly string[], env: Readonly<NodeJS.ProcessEnv>): Config | 'help' {
  const flags = readFlags(argv);
  if (flags.help) return 'help';
  const entraSet = ['ENTRA_TENANT_ID', 'ENTRA_CLIENT_ID', 'ENTRA_CLIENT_SECRET'].some((name) => env[name]);
  const result = configSchema.safeParse({
    host: flags.host ?? env.HOST ?? '127.0.0.1',
    port: flags.port ?? env.PORT ?? 3978,
    tenantPort: flags['tenant-port'] ?? 0,
    dataFolder: path.resolve(flags.data ?? env.DATA_FOLDER ?? path.join(projectFolder, '.data')),
    keyFolder: path.join(env.XDG_CONFIG_HOME ?? path.join(homedir(), '.config'), 'eye-to-eye'),
    keyFile: flags['key-file'] ?? env.KEY_FILE,
    fresh: flags.fresh ?? false,
    orgFile: flags.org && path.resolve(flags.org),
    seed: flags.seed ?? 1,
    bare: flags.bare ?? false,
    databaseUrl: env.DATABASE_URL,
    graphAddress: env.GRAPH_ADDRESS,
    publicUrl: env.PUBLIC_URL,
    teamsAppId: env.TEAMS_APP_ID,
    logLevel: env.LOG_LEVEL ?? (entraSet ? 'info' : 'warn'),
    entra: entraSet
      ? {
          tenantId: env.ENTRA_TENANT_ID,
          clientId: env.ENTRA_CLIENT_ID,
          clientSecret: env.ENTRA_CLIENT_SECRET,
          programMailboxes: env.PROGRAM_MAILBOXES?.split(',').map((mailbox) => mailbox.trim()),
        }
      : undefined,
  });
  if (result.success) return Object.freeze(result.data);
  const problems = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new ConfigError(`The settings can't be used:\n  ${problems.join('\n  ')}\n\n${usage}`);
}

function readFlags(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options, strict: true }).values;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ConfigError(`${reason}\n\n${usage}`, { cause });
  }
}
