/** Names of what the query cache holds. What changes together shares a beginning. */
export const queryKeys = {
  me: ['me'],
  home: ['home'],
  people: (search: string) => ['people', search],
  departments: ['departments'],
  offers: ['offers'],
  participation: (roundId: string) => ['participation', roundId],
  approvals: ['approvals'],
  pairs: ['pairs'],
  pair: (pairId: string) => ['pairs', pairId],
  programs: ['programs'],
  program: (programId: string) => ['programs', programId],
  volunteers: (roundId: string) => ['rounds', roundId, 'volunteers'],
  pairing: (roundId: string) => ['rounds', roundId, 'pairing'],
  health: (roundId: string) => ['rounds', roundId, 'health'],
  directory: ['directory'],
} as const satisfies Record<string, readonly string[] | ((id: string) => readonly string[])>;
