import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Textarea,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { Approval } from '../../../shared/approvals.ts';
import { firstName } from '../../ui/session-times.ts';
import { useText } from '../../ui/text.ts';

const longestWord = 400;

/** Asks for a word to go with a decline. Mounted anew for each question, so that it begins empty. */
export function DeclineDialog(props: {
  readonly approvals: readonly Approval[];
  readonly isBusy: boolean;
  readonly onDecline: (word: string) => void;
  readonly onCancel: () => void;
}) {
  const { t } = useText();
  const [word, setWord] = useState('');
  const [showsMissing, setShowsMissing] = useState(false);
  const count = props.approvals.length;
  const name = firstName(props.approvals[0]?.person.displayName ?? '');
  const decline = () => {
    if (word.trim() === '') setShowsMissing(true);
    else props.onDecline(word.trim());
  };
  return (
    <Dialog
      open
      onOpenChange={(_event, { open }) => {
        if (!open) props.onCancel();
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('approvals.dialog.title', { count, name })}</DialogTitle>
          <DialogContent>
            <Field
              label={t('approvals.dialog.word', { count, name })}
              hint={t('approvals.dialog.hint')}
              {...(showsMissing && word.trim() === ''
                ? { validationMessage: t('approvals.dialog.missing') }
                : {})}
            >
              <Textarea
                value={word}
                rows={3}
                maxLength={longestWord}
                onChange={(_event, { value }) => setWord(value)}
              />
            </Field>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" disabled={props.isBusy} onClick={decline}>
              {t('approvals.decline')}
            </Button>
            <Button onClick={props.onCancel}>{t('state.cancel')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
