import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  ProgressBar,
} from '@fluentui/react-components';
import { ArrowResetRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { messages } from '../messages.ts';
import { Problem } from '../PanelState.tsx';
import { useReset } from '../queries.ts';

/** Brings the tenant back to its ready-made life, after asking once. */
export function ResetButton({ onReset }: { onReset(): void }) {
  const [open, setOpen] = useState(false);
  const reset = useReset(() => {
    setOpen(false);
    onReset();
  });
  const text = messages.bar;

  return (
    <>
      <Button size="small" icon={<ArrowResetRegular />} onClick={() => setOpen(true)}>
        {text.reset}
      </Button>
      <Dialog open={open} modalType="alert" onOpenChange={(_, data) => setOpen(data.open || reset.isPending)}>
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{text.resetTitle}</DialogTitle>
            <DialogContent>
              {text.resetBody}
              {reset.isPending && <ProgressBar aria-label={text.resetting} />}
              {reset.error && <Problem text={text.resetFailed} error={reset.error} />}
            </DialogContent>
            <DialogActions>
              <Button disabled={reset.isPending} onClick={() => setOpen(false)}>
                {text.resetCancel}
              </Button>
              <Button appearance="primary" disabled={reset.isPending} onClick={() => reset.mutate()}>
                {text.resetConfirm}
              </Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      </Dialog>
    </>
  );
}
