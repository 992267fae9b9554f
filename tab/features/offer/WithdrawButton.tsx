import { Body1, Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useChangeParticipation } from '../../api/offers.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { useText } from '../../ui/text.ts';
import { useNotices } from '../../ui/use-notices.tsx';

/** Takes an offer back, after one question. */
export function WithdrawButton(props: { readonly roundId: string }) {
  const { t } = useText();
  const { tell, tellFailure } = useNotices();
  const change = useChangeParticipation(props.roundId);
  const [asks, setAsks] = useState(false);
  const withdraw = () =>
    change.mutate(
      { kind: 'withdraw' },
      {
        onSuccess: () => tell({ title: t('offer.withdrawn') }),
        onError: tellFailure,
        onSettled: () => setAsks(false),
      },
    );
  return (
    <>
      <Button onClick={() => setAsks(true)}>{t('offer.withdraw')}</Button>
      <ConfirmDialog
        isOpen={asks}
        title={t('offer.withdraw.title')}
        confirmLabel={t('offer.withdraw')}
        cancelLabel={t('offer.withdraw.keep')}
        isBusy={change.isPending}
        onConfirm={withdraw}
        onCancel={() => setAsks(false)}
      >
        <Body1>{t('offer.withdraw.body')}</Body1>
      </ConfirmDialog>
    </>
  );
}
