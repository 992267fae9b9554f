import type { TopicId } from '../../shared/topics.ts';
import { topicIds } from '../../shared/topics.ts';

/**
 * Groups of topics that can stand in for one another: whoever wants one may be helped by somebody who offers
 * another. Only where an hour about the one really serves the other, so most topics have none.
 */
const groups: readonly (readonly TopicId[])[] = [
  ['spreadsheets', 'dataAnalysis'],
  ['aiAssistants', 'automation'],
  ['automation', 'programming'],
  ['programming', 'cloud'],
  ['cloud', 'cyberSecurity'],
  ['video', 'photography'],
  ['design', 'accessibility'],
  ['socialMedia', 'marketing'],
  ['customers', 'sales'],
  ['sales', 'negotiation'],
  ['negotiation', 'procurement'],
  ['sales', 'pricing'],
  ['marketing', 'youngCustomers'],
  ['readingPandL', 'budgeting'],
  ['strategy', 'decisionsAtTheTop'],
  ['projectManagement', 'changeManagement'],
  ['riskAndCompliance', 'law'],
  ['manufacturing', 'quality'],
  ['manufacturing', 'frontLine'],
  ['procurement', 'logistics'],
  ['leadingPeople', 'delegating', 'feedback'],
  ['feedback', 'conflict'],
  ['facilitation', 'onlineMeetings'],
  ['facilitation', 'conflict'],
  ['publicSpeaking', 'storytelling'],
  ['writing', 'plainLanguage', 'storytelling'],
  ['networking', 'influencing'],
  ['timeManagement', 'focus', 'delegating'],
  ['remoteWork', 'onlineMeetings'],
  ['workingHere', 'historyOfTheHouse'],
  ['workingHere', 'newHiresView'],
  ['otherCultures', 'inclusion'],
  ['inclusion', 'accessibility'],
  ['parentingAndWork', 'caringForRelatives', 'returningToWork'],
  ['wellbeing', 'focus'],
  ['hiring', 'careerChoices'],
  ['cooking', 'gardening'],
];

function tableOf(from: readonly (readonly TopicId[])[]): ReadonlyMap<TopicId, readonly TopicId[]> {
  const table = new Map<TopicId, TopicId[]>(topicIds.map((id) => [id, []]));
  for (const group of from) {
    for (const topic of group) {
      const near = table.get(topic) ?? [];
      for (const other of group) if (other !== topic && !near.includes(other)) near.push(other);
    }
  }
  return table;
}

/** Symmetric, never a topic itself; empty for a topic that nothing stands in for. */
export const nearTopics: ReadonlyMap<TopicId, readonly TopicId[]> = tableOf(groups);

/** Near topics of a key from `sameTopicKey`, as keys. Own words have none. */
export function nearKeys(key: string): readonly string[] {
  const id = topicIds.find((topic) => key === `topic:${topic}`);
  return id === undefined ? [] : (nearTopics.get(id) ?? []).map((topic) => `topic:${topic}`);
}
