import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Text,
} from '@fluentui/react-components';
import { linkTarget } from './deep-link.ts';
import { messages } from './messages.ts';

const useStyles = makeStyles({
  address: { display: 'block', overflowWrap: 'anywhere', marginBlockStart: '8px' },
});

/** Says where a link would lead. Nothing leaves this machine, so it is never followed. */
export function LeaveDialog({ url, onClose }: { readonly url: string; onClose(): void }) {
  const styles = useStyles();
  const text = messages.elsewhere;
  return (
    <Dialog open onOpenChange={(_, data) => data.open || onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{text.title}</DialogTitle>
          <DialogContent>
            {linkTarget(url).kind === 'meeting' ? text.meeting : text.other}
            <Text font="monospace" size={200} className={styles.address}>
              {url}
            </Text>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              {text.close}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
