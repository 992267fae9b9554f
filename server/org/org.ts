import type { AnomalyKind } from '../../shared/directory.ts';

/** One person as the directory has them. Ids compare exactly. */
export interface OrgRow {
  readonly id: string;
  /** May name somebody who is not there. */
  readonly managerId: string | null;
  readonly enabled: boolean;
  readonly guest: boolean;
}

/** The same facts as columns of one length, for directories too large for a million row objects. */
export interface OrgColumns {
  readonly ids: readonly string[];
  readonly managerIds: readonly (string | null)[];
  /** 0 or false: the account is disabled. */
  readonly enabled: ArrayLike<boolean | number>;
  readonly guest: ArrayLike<boolean | number>;
}

export type OrgInput = readonly OrgRow[] | OrgColumns;

/** Something odd in the directory, and how much hangs on it. See `anomalies.ts` for what is counted. */
export interface Anomaly {
  readonly kind: AnomalyKind;
  readonly personId: string;
  readonly count: number;
}

/**
 * The reporting tree as flat arrays, one entry a person. Nothing but typed arrays, so that it can be handed
 * to a worker thread as it is.
 */
export interface OrgArrays {
  /** Links to the root above; estimated below a manager who is absent. */
  readonly depth: Int32Array;
  /** The longest chain of people below; 0 for whoever leads no one. */
  readonly height: Int32Array;
  /** depth / (depth + height), and 1 for whoever leads no one: 0 stands at the top. */
  readonly rank: Float64Array;
  /** 1 where the depth, and with it the rank, is an estimate. */
  readonly estimated: Uint8Array;
  /** Half-open Euler interval: whoever stands below has theirs inside. */
  readonly enter: Int32Array;
  readonly leave: Int32Array;
  /** People below on any level; disabled accounts aren't counted. */
  readonly below: Int32Array;
  readonly root: Int32Array;
  /** The manager who counts after all rules, or -1 at a root. */
  readonly parent: Int32Array;
  /** The manager as named: an index, -1 for none or oneself, below -1 one number for each absent manager. */
  readonly manager: Int32Array;
}

export interface Org extends OrgArrays {
  readonly size: number;
  readonly ids: readonly string[];
  readonly anomalies: readonly Anomaly[];
  /** -1 for somebody who is not in the directory. */
  indexOf(id: string): number;
  /** What it was flattened from; `applyDelta` reads it. */
  readonly source: OrgSource;
}

/** Columns with every id once and the managers looked up. */
export interface OrgSource {
  readonly ids: readonly string[];
  readonly managerIds: readonly (string | null)[];
  /** Bit 0: enabled; bit 1: guest. */
  readonly flags: Uint8Array;
  readonly indexById: ReadonlyMap<string, number>;
  readonly manager: Int32Array;
}

export const ENABLED = 1;
export const GUEST = 2;

/** Values of `manager` where there is no index. */
export const NOBODY = -1;
export const FIRST_ABSENT = -2;
