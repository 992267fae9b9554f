import { Combobox, Field, makeStyles, Option, Tag, TagGroup, tokens } from '@fluentui/react-components';
import type { KeyboardEvent } from 'react';

/** One thing that can be chosen. `key` is unique within a picker. */
export interface Choice {
  readonly key: string;
  readonly label: string;
}

const useStyles = makeStyles({
  root: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalS },
  tags: { display: 'flex', flexWrap: 'wrap', rowGap: tokens.spacingVerticalXS },
  tag: { maxWidth: '100%', height: 'auto', minHeight: '32px', whiteSpace: 'normal', textAlign: 'start' },
  input: { minWidth: 0 },
  list: { maxHeight: '320px' },
});

/**
 * Several choices by typing: a field with suggestions, and what is chosen as tags below it. The first
 * suggestion is taken by Enter, a tag goes by its own button, Delete or Backspace.
 */
export function ChoicePicker(props: {
  readonly id?: string;
  readonly label: string;
  readonly hint?: string;
  readonly problem?: string | undefined;
  readonly placeholder: string;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly suggestions: readonly Choice[];
  /** Shown in the list when nothing fits. */
  readonly nothingFits: string;
  readonly chosen: readonly Choice[];
  readonly onChoose: (key: string) => void;
  readonly onRemove: (key: string) => void;
  readonly removeLabel: (choice: Choice) => string;
  readonly disabled?: boolean;
}) {
  const styles = useStyles();
  const choose = (key: string | undefined) => {
    if (key === undefined) return;
    props.onChoose(key);
    props.onType('');
  };
  const takeFirst = (event: KeyboardEvent<HTMLInputElement>) => {
    // Fluent takes the option that the arrow keys stand on; without one, Enter takes the best fit.
    const standsOnOption = event.currentTarget.hasAttribute('aria-activedescendant');
    if (event.key !== 'Enter' || standsOnOption || props.typed.trim() === '') return;
    event.preventDefault();
    choose(props.suggestions[0]?.key);
  };
  return (
    <div className={styles.root}>
      <Field
        label={props.label}
        {...(props.hint === undefined ? {} : { hint: props.hint })}
        {...(props.problem === undefined ? {} : { validationMessage: props.problem })}
      >
        <Combobox
          {...(props.id === undefined ? {} : { id: props.id })}
          freeform
          inlinePopup
          className={styles.input}
          placeholder={props.placeholder}
          disabled={props.disabled ?? false}
          value={props.typed}
          selectedOptions={[]}
          listbox={{ className: styles.list }}
          onChange={(event) => props.onType(event.target.value)}
          onKeyDown={takeFirst}
          onOptionSelect={(_event, { optionValue }) => choose(optionValue)}
        >
          {props.suggestions.map((choice) => (
            <Option key={choice.key} value={choice.key} text={choice.label}>
              {choice.label}
            </Option>
          ))}
          {props.suggestions.length === 0 ? (
            <Option disabled value="" text={props.nothingFits}>
              {props.nothingFits}
            </Option>
          ) : null}
        </Combobox>
      </Field>
      {props.chosen.length === 0 ? null : (
        <TagGroup
          className={styles.tags}
          aria-label={props.label}
          onDismiss={(_event, { value }) => props.onRemove(value)}
        >
          {props.chosen.map((choice) => (
            <Tag
              key={choice.key}
              value={choice.key}
              className={styles.tag}
              dismissible
              dismissIcon={{ 'aria-label': props.removeLabel(choice) }}
              disabled={props.disabled ?? false}
            >
              {choice.label}
            </Tag>
          ))}
        </TagGroup>
      )}
    </div>
  );
}
