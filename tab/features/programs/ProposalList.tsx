import { Body1, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { Proposal } from '../../../shared/programs.ts';
import { EyeToEye } from '../../ui/EyeToEye.tsx';
import { gainSentence } from '../../ui/gain-words.ts';
import { Panel } from '../../ui/Panel.tsx';
import { firstName } from '../../ui/session-times.ts';
import { useText } from '../../ui/text.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', paddingInlineStart: 0, marginBlock: 0 },
  item: {
    paddingBlock: tokens.spacingVerticalL,
    borderBlockEndWidth: tokens.strokeWidthThin,
    borderBlockEndStyle: 'solid',
    borderBlockEndColor: tokens.colorNeutralStroke2,
    ':last-child': { borderBlockEndStyle: 'none' },
  },
  words: { display: 'grid', gap: tokens.spacingVerticalXXS },
  detail: { color: tokens.colorNeutralForeground2 },
});

/** The board: two faces on one line, and between them in words what each gains. */
export function ProposalList(props: { readonly proposals: readonly Proposal[] }) {
  const styles = useStyles();
  const text = useText();
  const { t } = text;
  return (
    <Panel title={t('pairing.proposals', { count: props.proposals.length })}>
      <ul className={styles.list}>
        {props.proposals.map((proposal) => (
          <li key={proposal.pairId} className={styles.item}>
            <EyeToEye a={proposal.a.displayName} b={proposal.b.displayName} size={48}>
              <div className={styles.words}>
                <Body1 block align="center">
                  {gainSentence(text, firstName(proposal.a.displayName), proposal.aGains)}
                </Body1>
                <Body1 block align="center">
                  {gainSentence(text, firstName(proposal.b.displayName), proposal.bGains)}
                </Body1>
                <Caption1 align="center" className={styles.detail}>
                  {[
                    t('pairing.score', { score: proposal.score }),
                    ...(proposal.differentDepartment ? [t('pairing.differentDepartment')] : []),
                    ...(proposal.differentPlace ? [t('pairing.differentPlace')] : []),
                  ].join(' · ')}
                </Caption1>
              </div>
            </EyeToEye>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
