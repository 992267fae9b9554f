import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageTitle } from '../../ui/PageTitle.tsx';
import { useText } from '../../ui/text.ts';

/** An address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useText();
  return (
    <>
      <PageTitle text={t('app.name')} />
      <EmptyState
        title={t('state.notFound.title')}
        body={t('state.notFound.body')}
        action={
          <ButtonLink to="/" appearance="primary">
            {t('state.notFound.home')}
          </ButtonLink>
        }
      />
    </>
  );
}
