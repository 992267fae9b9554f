import type { OfferForm } from '../../../shared/participation.ts';
import type { TopicChoice, TopicId } from '../../../shared/topics.ts';
import type { OrgPerson } from '../org-person.ts';

const seniorTopics: readonly TopicId[] = [
  'strategy',
  'negotiation',
  'readingPandL',
  'decisionsAtTheTop',
  'careerChoices',
  'delegating',
  'changeManagement',
  'historyOfTheHouse',
  'influencing',
  'budgeting',
];
const juniorTopics: readonly TopicId[] = [
  'aiAssistants',
  'socialMedia',
  'newHiresView',
  'youngCustomers',
  'automation',
  'frontLine',
  'inclusion',
  'dataAnalysis',
  'video',
  'remoteWork',
];
const everybodysTopics: readonly TopicId[] = [
  'publicSpeaking',
  'customers',
  'parentingAndWork',
  'cooking',
  'spanish',
  'otherCultures',
  'photography',
  'storytelling',
  'facilitation',
  'gardening',
];
const ownWords = ['sourdough', 'choir singing', 'bicycle repair', 'beekeeping'];
const reasons = [
  'I would like to see how another part of the house works.',
  'I want to learn something that my own work does not teach me.',
  'I have something to show, and would like to practise showing it.',
];

/**
 * Plainly made-up offers for sample people: those who lead others offer what experience teaches, the rest
 * what daily work and new tools teach, everybody something of their own.
 *
 * @param number any whole number; neighbours get different offers
 */
export function sampleOffer(person: OrgPerson, isSenior: boolean, number: number): OfferForm {
  const [own, others] = isSenior ? [seniorTopics, juniorTopics] : [juniorTopics, seniorTopics];
  const words = ownWords[number % (ownWords.length * 2)];
  const offers: TopicChoice[] = [
    { topicId: at(own, number) },
    { topicId: at(own, number + 3) },
    { topicId: at(everybodysTopics, number) },
    ...(words ? [{ ownWords: words }] : []),
  ];
  const wants: TopicChoice[] = [
    { topicId: at(others, number) },
    { topicId: at(others, number + 1) },
    { topicId: at(everybodysTopics, number + 4) },
  ];
  const language = person.preferredLanguage?.split('-')[0] ?? 'en';
  return {
    offers,
    wants,
    capacity: 1,
    languages: [...new Set(['en', /^[a-z]{2,3}$/.test(language) ? language : 'en'])],
    days: [],
    excluded: [],
    reason: at(reasons, number),
  };
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
}
