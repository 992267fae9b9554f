import { approvalMessages } from './en/approvals.ts';
import { directoryMessages } from './en/directory.ts';
import { frameMessages } from './en/frame.ts';
import { homeMessages } from './en/home.ts';
import { offerMessages } from './en/offer.ts';
import { pairMessages } from './en/pairs.ts';
import { programMessages } from './en/programs.ts';
import { roundMessages } from './en/rounds.ts';
import { sentMessages } from './en/sent.ts';
import { topicMessages } from './en/topics.ts';

/**
 * The English catalogue: flat keys to ICU MessageFormat strings. English is the source: other languages
 * must have exactly its keys.
 */
export const en = {
  ...frameMessages,
  ...homeMessages,
  ...pairMessages,
  ...offerMessages,
  ...approvalMessages,
  ...programMessages,
  ...roundMessages,
  ...directoryMessages,
  ...sentMessages,
  ...topicMessages,
} as const;
