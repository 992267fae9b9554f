import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled, ChevronDownRegular, ChevronUpRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { JourneyStep } from '../../contract.ts';
import { edgeBelow } from '../edges.ts';
import { messages } from '../messages.ts';
import { Problem } from '../PanelState.tsx';
import { useJourney } from '../queries.ts';

const foldedKey = 'local-tenant.steps-hidden';
const phone = '(max-width: 599px)';

/** As it was left; on a phone the tab needs the room. */
function isFoldedAtFirst(): boolean {
  const left = window.localStorage.getItem(foldedKey);
  return left === null ? window.matchMedia(phone).matches : left === 'yes';
}

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground2,
    ...edgeBelow,
  },
  steps: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    flexGrow: 1,
    minInlineSize: 0,
  },
  step: { fontWeight: tokens.fontWeightRegular, minInlineSize: 0 },
  next: { fontWeight: tokens.fontWeightSemibold },
  done: { color: tokens.colorPaletteGreenForeground1 },
  number: { color: tokens.colorNeutralForeground3 },
});

/** A newcomer's way through the whole job: each step changes the person and opens the right view. */
export function JourneyStrip({ onStep }: { onStep(step: JourneyStep): void }) {
  const styles = useStyles();
  const { data, error } = useJourney();
  const [folded, setFolded] = useState(isFoldedAtFirst);
  const text = messages.journey;
  const steps = data?.steps ?? [];
  const next = steps.find((step) => !step.done);
  const fold = () => {
    window.localStorage.setItem(foldedKey, folded ? 'no' : 'yes');
    setFolded(!folded);
  };

  // Without the ready-made life there is nothing to walk through.
  if (data && steps.length === 0) return null;
  return (
    <nav className={styles.root} aria-label={text.label}>
      {!folded && <Text size={200}>{text.intro}</Text>}
      {folded && <Text size={200}>{text.label}</Text>}
      {!folded && (
        <ol className={styles.steps}>
          {steps.map((step, index) => (
            <li key={step.id}>
              <Button
                size="small"
                appearance={step === next ? 'outline' : 'subtle'}
                className={mergeClasses(styles.step, step === next && styles.next)}
                icon={step.done ? <CheckmarkCircleFilled className={styles.done} /> : null}
                aria-current={step === next ? 'step' : false}
                aria-label={`${index + 1} ${text.step(step)}${step.done ? `, ${text.done}` : ''}`}
                onClick={() => onStep(step)}
              >
                <span>
                  <span className={styles.number}>{index + 1}</span> {text.step(step)}
                </span>
              </Button>
            </li>
          ))}
        </ol>
      )}
      {!folded && error && steps.length === 0 && <Problem text={text.failed} error={error} />}
      <Button
        size="small"
        appearance="transparent"
        aria-expanded={!folded}
        icon={folded ? <ChevronDownRegular /> : <ChevronUpRegular />}
        onClick={fold}
      >
        {folded ? text.show : text.hide}
      </Button>
    </nav>
  );
}
