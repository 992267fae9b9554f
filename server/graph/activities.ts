import type { Graph } from './graph-client.ts';

/** Graph refuses longer ones. */
export const longestPreview = 150;

export interface OutgoingActivity {
  readonly recipientId: string;
  /** Declared in the app manifest. */
  readonly activityType: string;
  readonly topicText: string;
  /** Teams deep link. */
  readonly webUrl: string;
  readonly previewText: string;
  /** Activities with the same chain replace each other in the feed. */
  readonly chainId: number;
}

/**
 * Tells somebody something in the Teams activity feed.
 *
 * Least permission: TeamsActivity.Send.User (resource-specific). Source: Graph v1.0,
 * userTeamwork: sendActivityNotification.
 */
export async function sendActivity(graph: Graph, activity: OutgoingActivity): Promise<void> {
  await graph.call<void>({
    operation: 'activities.send',
    method: 'POST',
    path: `/users/${activity.recipientId}/teamwork/sendActivityNotification`,
    body: {
      topic: { source: 'text', value: activity.topicText, webUrl: activity.webUrl },
      activityType: activity.activityType,
      chainId: activity.chainId,
      previewText: { content: activity.previewText.slice(0, longestPreview) },
    },
  });
}
