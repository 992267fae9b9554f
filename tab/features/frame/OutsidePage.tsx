import { Body1, makeStyles, Title3, tokens } from '@fluentui/react-components';
import { useEffect } from 'react';
import { useText } from '../../ui/text.ts';

const useStyles = makeStyles({
  main: {
    display: 'grid',
    gap: tokens.spacingVerticalM,
    maxInlineSize: '56ch',
    marginInline: 'auto',
    paddingBlock: '15vh',
    paddingInline: tokens.spacingHorizontalXL,
  },
});

/** Shown when no host is around the tab: where to open it instead. */
export function OutsidePage() {
  const styles = useStyles();
  const { t } = useText();
  useEffect(() => {
    document.title = t('app.name');
  }, [t]);
  return (
    <main className={styles.main}>
      <Title3 as="h1" block>
        {t('app.openElsewhere.title')}
      </Title3>
      <Body1 as="p" block>
        {t('app.openElsewhere.body')}
      </Body1>
      <Body1 as="p" block>
        {t('app.openElsewhere.how')}
      </Body1>
      <Body1 as="p" block>
        {t('app.openElsewhere.local')}
      </Body1>
    </main>
  );
}
