import { shorthands, tokens } from '@fluentui/react-components';

/** Hairlines between the parts of the page. Griffel takes logical borders in longhand only. */
export const edgeBelow = {
  borderBlockEndWidth: '1px',
  borderBlockEndStyle: 'solid',
  borderBlockEndColor: tokens.colorNeutralStroke2,
} as const;

export const edgeBefore = {
  borderInlineStartWidth: '1px',
  borderInlineStartStyle: 'solid',
  borderInlineStartColor: tokens.colorNeutralStroke2,
} as const;

/** Takes a fieldset's own box away, for a group that is one only to assistive technology. */
export const bareFieldset = {
  ...shorthands.borderStyle('none'),
  margin: 0,
  padding: 0,
  minInlineSize: 0,
} as const;
