import { Body1 } from '@fluentui/react-components';
import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { useText } from './text.ts';

/** Asks before a route change or a reload throws away what isn't saved. */
export function UnsavedGuard(props: { readonly isDirty: boolean }) {
  const { isDirty } = props;
  const { t } = useText();
  const blocker = useBlocker(isDirty);
  useEffect(() => {
    if (!isDirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isDirty]);
  return (
    <ConfirmDialog
      isOpen={blocker.state === 'blocked'}
      title={t('offer.unsaved.title')}
      confirmLabel={t('offer.unsaved.leave')}
      cancelLabel={t('offer.unsaved.stay')}
      onConfirm={() => blocker.proceed?.()}
      onCancel={() => blocker.reset?.()}
    >
      <Body1>{t('offer.unsaved.body')}</Body1>
    </ConfirmDialog>
  );
}
