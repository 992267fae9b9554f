import { Body1, Body1Strong, makeStyles, tokens } from '@fluentui/react-components';
import type { PairingResponse } from '../../../shared/programs.ts';
import { usePublish } from '../../api/rounds.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { useText } from '../../ui/text.ts';
import { useNotices } from '../../ui/use-notices.tsx';

const useStyles = makeStyles({
  list: { display: 'grid', gap: tokens.spacingVerticalS },
});

/** Says what everybody gets, then publishes. */
export function PublishDialog(props: { readonly pairing: PairingResponse; readonly onClose: () => void }) {
  const styles = useStyles();
  const { t } = useText();
  const { tell, tellFailure } = useNotices();
  const { proposals, unmatched, roundId } = props.pairing;
  const publish = usePublish(roundId);
  const people = new Set(proposals.flatMap(({ a, b }) => [a.personId, b.personId])).size;
  const confirm = () =>
    publish.mutate(undefined, {
      onSuccess: () => tell({ title: t('pairing.published') }),
      onError: tellFailure,
      onSettled: props.onClose,
    });
  return (
    <ConfirmDialog
      isOpen
      title={t('pairing.publish.title', { count: proposals.length })}
      confirmLabel={t('pairing.publish', { count: proposals.length })}
      cancelLabel={t('state.cancel')}
      isBusy={publish.isPending}
      onConfirm={confirm}
      onCancel={props.onClose}
    >
      <Body1>{t('pairing.publish.body')}</Body1>
      <ul className={styles.list}>
        <li>
          <Body1>{t('pairing.publish.partners', { people })}</Body1>
        </li>
        <li>
          <Body1>{t('pairing.publish.meetings')}</Body1>
        </li>
        <li>
          <Body1>{t('pairing.publish.unmatched', { count: unmatched.length })}</Body1>
        </li>
      </ul>
      <Body1Strong>{t('pairing.publish.final')}</Body1Strong>
    </ConfirmDialog>
  );
}
