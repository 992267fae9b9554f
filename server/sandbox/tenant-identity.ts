import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { loadOrgFile } from './org-file.ts';
import { generateOrg } from './org-generator.ts';
import type { OrgPerson } from './org-person.ts';
import type { TenantStore } from './tenant-store.ts';

export interface TenantIdentity {
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly programMailboxId: string;
  readonly people: readonly OrgPerson[];
}

/**
 * What makes the tenant this one: ids, the app's secret and the organisation, made at the first start and read
 * from the data file ever after. Another organisation than the file was made with is refused.
 */
export function readIdentity(
  store: TenantStore,
  { orgFile, seed }: { orgFile: string | undefined; seed: number },
): TenantIdentity {
  const source = orgFile === undefined ? `seed ${seed}` : `file ${fingerprint(orgFile)} with seed ${seed}`;
  const known = store.meta('source');
  if (known === undefined) {
    const people = orgFile === undefined ? generateOrg({ seed }) : loadOrgFile(orgFile);
    store.transaction(() => {
      store.setMeta('tenantId', randomUUID());
      store.setMeta('clientId', randomUUID());
      store.setMeta('clientSecret', randomBytes(30).toString('base64url'));
      store.setMeta('programMailboxId', randomUUID());
      store.setMeta('people', JSON.stringify(people));
      store.setMeta('source', source);
    });
  } else if (known !== source) {
    throw new Error(
      `The local tenant's data was made with another organisation (${known}) than asked for now (${source}). ` +
        'Start with --fresh to begin anew, or with the organisation it was made with.',
    );
  }
  const people: OrgPerson[] = JSON.parse(required(store, 'people'));
  return {
    tenantId: required(store, 'tenantId'),
    clientId: required(store, 'clientId'),
    clientSecret: required(store, 'clientSecret'),
    programMailboxId: required(store, 'programMailboxId'),
    people,
  };
}

function fingerprint(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 12);
}

function required(store: TenantStore, key: string): string {
  const value = store.meta(key);
  if (value === undefined)
    throw new Error(`The local tenant's data file lacks "${key}". Start with --fresh.`);
  return value;
}
