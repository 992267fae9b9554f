declare module 'edmonds-blossom' {
  /** Each vertex's partner, or -1; vertices that no edge names may be missing at the end. */
  function blossom(
    edges: readonly (readonly [u: number, v: number, weight: number])[],
    maximumCardinality?: boolean,
  ): number[];
  export = blossom;
}
