import { z } from 'zod';
import { topicIds } from './topic-catalogue.ts';

// The list and the comparison stand apart: the tab needs them without the schema library.
export { sameTopicKey, topicIds } from './topic-catalogue.ts';

export const topicId = z.enum(topicIds);
export type TopicId = z.infer<typeof topicId>;

/** One topic of an offer or a wish: from the catalogue, or in the person's own words. */
export const topicChoice = z.union([
  z.object({ topicId }).strict(),
  z.object({ ownWords: z.string().trim().min(2).max(60) }).strict(),
]);
export type TopicChoice = z.infer<typeof topicChoice>;
