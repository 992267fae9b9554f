import { Toaster } from '@fluentui/react-components';
import { useState } from 'react';
import { toasterId } from './notice-place.ts';
import { useText } from './text.ts';

/** Where notices appear, as a region that one can jump to. Fluent reads them aloud as they come. */
export function NoticeArea() {
  const { t } = useText();
  const [place, setPlace] = useState<HTMLElement | null>(null);
  return (
    <>
      <section aria-label={t('app.notices')} ref={setPlace} />
      {place === null ? null : (
        <Toaster
          toasterId={toasterId}
          mountNode={place}
          position="bottom-end"
          pauseOnHover
          pauseOnWindowBlur
          limit={3}
        />
      )}
    </>
  );
}
