import { sendActivity } from './activities.ts';
import { createSeries, readOccurrences, readSeries, type SeriesState } from './calendar.ts';
import { readSchedules } from './free-busy.ts';
import type { Graph } from './graph-client.ts';
import { GraphFailure } from './graph-failure.ts';
import { sendMail } from './mail.ts';
import { readPeoplePage } from './people.ts';

/** The operations of this room bound to one client: the ports that the composition root hands out. */
export function graphPorts(graph: Graph, sender: string) {
  return {
    readPage: (nextLink: string | null) => readPeoplePage(graph, nextLink),
    readSchedules: (
      mailbox: string,
      addresses: readonly string[],
      window: Parameters<typeof readSchedules>[3],
    ) => readSchedules(graph, mailbox, addresses, window),
    createSeries: (mailbox: string, body: string) => createSeries(graph, mailbox, body),
    readSeries: (mailbox: string, eventId: string) => unlessGone(readSeries(graph, mailbox, eventId)),
    readOccurrences: (mailbox: string, eventId: string, window: Parameters<typeof readOccurrences>[3]) =>
      readOccurrences(graph, mailbox, eventId, window),
    messenger: {
      sendMail: (mail: Parameters<typeof sendMail>[2]) => sendMail(graph, sender, mail),
      sendActivity: (activity: Parameters<typeof sendActivity>[1]) => sendActivity(graph, activity),
    },
  };
}
export type GraphPorts = ReturnType<typeof graphPorts>;

/**
 * Somebody deleted the series from the mailbox: a fact to reconcile, not a failure. Graph also says 404 of a
 * mailbox that is being moved or has lost its licence (`MailboxNotEnabledForRESTAPI`, `ResourceNotFound`): its
 * series come back with it.
 */
async function unlessGone(reading: Promise<SeriesState>): Promise<SeriesState | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof GraphFailure && error.status === 404 && error.code === 'ErrorItemNotFound')
      return null;
    throw error;
  }
}
