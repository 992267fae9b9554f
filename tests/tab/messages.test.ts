import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { anomalyKinds } from '../../shared/directory.ts';
import { errorCodes } from '../../shared/errors.ts';
import { languages } from '../../shared/messages.ts';
import { participationProblem } from '../../shared/participation.ts';
import { bookingProblem, participationState, unmatchedReason } from '../../shared/programs.ts';
import { verdicts } from '../../shared/sessions.ts';
import { topicIds } from '../../shared/topics.ts';

const longName = 'Maximiliane Oyelaran-Kowalczyk';
const longProgram = 'Eye to Eye across all departments, spring';

describe.each(Object.entries(languages))('the catalogue of %s', (language, { messages }) => {
  const texts = new Map<string, string>(Object.entries(messages));
  const inherited: Readonly<Record<string, readonly string[]>> = {
    'error.': errorCodes,
    'topic.': topicIds,
    'verdict.': verdicts,
    'participation.': participationState.options,
    'offer.problem.': participationProblem.options,
    'bookingProblem.': bookingProblem.options,
    'bookingProblem.short.': bookingProblem.options,
    'unmatched.': unmatchedReason.options,
    'anomaly.': anomalyKinds,
  };

  it.each(Object.entries(inherited))(
    'has a text under %s for everything that the contract names',
    (prefix, names) => {
      for (const name of names) expect(texts.get(`${prefix}${name}`), `${prefix}${name}`).toBeTruthy();
    },
  );

  it('has synonyms for every topic, and no topic that the contract lacks', () => {
    for (const id of topicIds) expect(texts.get(`topic.${id}.synonyms`), id).toBeTruthy();
    const ids = [...texts.keys()].filter((key) => key.startsWith('topic.')).map((key) => key.split('.')[1]);
    expect(new Set(ids)).toEqual(new Set(topicIds));
  });

  it('holds messages that parse', () => {
    for (const [key, text] of texts) {
      expect(() => new IntlMessageFormat(text, language, undefined, { ignoreTag: true }), key).not.toThrow();
    }
  });

  it('keeps activities within 150 characters, long names included', () => {
    for (const [key, text] of texts) {
      if (!key.startsWith('activity.')) continue;
      const said = new IntlMessageFormat(text, language).format({
        name: longName,
        manager: longName,
        partner: longName,
        program: longProgram,
        firstSession: 'Wednesday 30 September, 14:00',
      });
      expect(String(said).length, key).toBeLessThanOrEqual(150);
    }
  });

  it('names nobody a mentor, and shouts in no error', () => {
    for (const [key, text] of texts) {
      expect(text, key).not.toMatch(/\bment(or|ee)/i);
      if (key.startsWith('error.')) expect(text, key).not.toContain('!');
    }
  });
});
