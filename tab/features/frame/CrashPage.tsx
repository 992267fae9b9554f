import { Button } from '@fluentui/react-components';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useText } from '../../ui/text.ts';

/** A view that threw: loading it again is what helps most, after a new version too. */
export function CrashPage() {
  const { t } = useText();
  return (
    <div role="alert">
      <EmptyState
        title={t('state.crash.title')}
        body={t('state.crash.body')}
        action={
          <Button appearance="primary" onClick={() => window.location.reload()}>
            {t('state.retry')}
          </Button>
        }
      />
    </div>
  );
}
