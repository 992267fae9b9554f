import type { Clock } from '../clock.ts';
import type { Directory } from './directory.ts';
import type { MeetingStore } from './graph/meeting-store.ts';
import type { Inbox } from './inbox.ts';
import type { TenantStore } from './tenant-store.ts';

/** What every part of the tenant works on. */
export interface TenantContext {
  readonly tenantId: string;
  readonly clientId: string;
  readonly seed: number;
  readonly store: TenantStore;
  readonly meetings: MeetingStore;
  readonly directory: Directory;
  readonly inbox: Inbox;
  readonly clock: Clock;
}
