import { Body1, Caption1Strong, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import type { NextStep } from '../../../shared/home.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { useText } from '../../ui/text.ts';
import { nextStepWords } from './next-step.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalL,
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
    borderInlineStartWidth: tokens.strokeWidthThicker,
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorBrandStroke1,
    boxShadow: tokens.shadow2,
  },
  words: { display: 'grid', gap: tokens.spacingVerticalXXS, minWidth: 0, flex: '1 1 240px' },
  label: { color: tokens.colorBrandForeground1 },
  body: { color: tokens.colorNeutralForeground2 },
});

/** The one next step, with one button. Home is this before anything else. */
export function NextStepBar(props: {
  readonly step: NextStep;
  /** False while a session can be joined: then Join is the primary button. */
  readonly isPrimary: boolean;
}) {
  const styles = useStyles();
  const text = useText();
  const words = nextStepWords(text, props.step);
  const titleId = useId();
  return (
    <section className={styles.root} aria-labelledby={titleId}>
      <div className={styles.words} id={titleId}>
        <Caption1Strong className={styles.label}>{text.t('home.nextStep')}</Caption1Strong>
        <Subtitle2 as="h2" block>
          {words.title}
        </Subtitle2>
        <Body1 block className={styles.body}>
          {words.body}
        </Body1>
      </div>
      <ButtonLink to={words.to} appearance={props.isPrimary ? 'primary' : 'secondary'}>
        {words.button}
      </ButtonLink>
    </section>
  );
}
