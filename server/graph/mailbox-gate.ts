/** Runs work on a mailbox once there is room; whoever came first goes first. */
export type MailboxGate = <T>(mailbox: string, work: () => Promise<T>) => Promise<T>;

/**
 * Exchange serves four calls at a time for each app and mailbox and turns away the rest (Graph's throttling
 * limits, Outlook service). Every pair's series lies in a program mailbox, so that limit is met daily.
 */
export function mailboxGate(atOnce: number): MailboxGate {
  const lanes = new Map<string, { running: number; readonly waiting: (() => void)[] }>();
  return async (mailbox, work) => {
    const lane = lanes.get(mailbox) ?? { running: 0, waiting: [] };
    lanes.set(mailbox, lane);
    if (lane.running < atOnce) lane.running += 1;
    else await new Promise<void>((enter) => lane.waiting.push(enter));
    try {
      return await work();
    } finally {
      // The place goes from hand to hand, so that nobody who comes now gets in between.
      const next = lane.waiting.shift();
      if (next) next();
      else lane.running -= 1;
      if (lane.running === 0) lanes.delete(mailbox);
    }
  };
}
