import { Body1, Caption1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { usePrograms } from '../../api/programs.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageTitle } from '../../ui/PageTitle.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { TextLink } from '../../ui/TextLink.tsx';
import { useText } from '../../ui/text.ts';
import { healthLine } from './program-health.ts';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gap: tokens.spacingVerticalM,
    listStyleType: 'none',
    paddingInlineStart: 0,
    marginBlock: 0,
  },
  row: {
    display: 'grid',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
    boxShadow: tokens.shadow2,
  },
  detail: { color: tokens.colorNeutralForeground2 },
});

/** All programs, with one line of health each. */
export function ProgramsPage() {
  const styles = useStyles();
  const programs = usePrograms();
  const text = useText();
  const { t, format } = text;
  return (
    <>
      <PageTitle
        text={t('programs.title')}
        actions={
          <>
            <ButtonLink to="/directory" appearance="subtle">
              {t('programs.directory')}
            </ButtonLink>
            <ButtonLink to="/programs/new" appearance="primary" icon={<AddRegular />}>
              {t('programs.new')}
            </ButtonLink>
          </>
        }
      />
      <QueryView query={programs} skeleton={[88, 88]}>
        {({ programs: list }) =>
          list.length === 0 ? (
            <EmptyState title={t('programs.empty.title')} body={t('programs.empty.body')} />
          ) : (
            <ul className={styles.list}>
              {list.map((program) => (
                <li key={program.programId} className={styles.row}>
                  <Subtitle2 as="h2" block>
                    <TextLink to={`/programs/${program.programId}`}>{program.name}</TextLink>
                  </Subtitle2>
                  <Body1>{healthLine(text, program)}</Body1>
                  <Caption1 className={styles.detail}>
                    {t('programs.dates', {
                      from: format.day(program.startsOn),
                      to: format.day(program.endsOn),
                    })}
                    {' · '}
                    {t('programs.owner', { name: program.owner.displayName })}
                  </Caption1>
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </>
  );
}
