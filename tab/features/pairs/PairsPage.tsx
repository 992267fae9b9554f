import { useMe } from '../../api/home.ts';
import { usePairs } from '../../api/pairs.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { Columns } from '../../ui/Columns.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageTitle } from '../../ui/PageTitle.tsx';
import { PairBlock } from '../../ui/PairBlock.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { useText } from '../../ui/text.ts';

/** All pairs of the reader. */
export function PairsPage() {
  const pairs = usePairs();
  const me = useMe();
  const { t } = useText();
  return (
    <>
      <PageTitle text={t('pairs.title')} />
      <QueryView query={pairs} skeleton={[200, 200]}>
        {({ now, pairs: list }) =>
          list.length === 0 ? (
            <EmptyState
              title={t('pairs.empty.title')}
              body={t('pairs.empty.body')}
              action={<ButtonLink to="/offer">{t('pairs.empty.button')}</ButtonLink>}
            />
          ) : (
            <Columns
              main={
                <Panel title={t('home.pairs')} quiet>
                  {list.map((pair) => (
                    <PairBlock
                      key={pair.pairId}
                      pair={pair}
                      yourName={me.data?.displayName ?? ''}
                      now={now}
                    />
                  ))}
                </Panel>
              }
            />
          )
        }
      </QueryView>
    </>
  );
}
