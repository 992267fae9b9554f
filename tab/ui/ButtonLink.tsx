import { Button } from '@fluentui/react-components';
import type { JSX, ReactNode } from 'react';
import { useHref, useLinkClickHandler } from 'react-router';

/** A button that leads to a route: a link for whoever copies, opens apart or hears it. */
export function ButtonLink(props: {
  readonly to: string;
  readonly appearance?: 'primary' | 'secondary' | 'subtle' | 'transparent';
  readonly size?: 'small' | 'medium';
  readonly icon?: JSX.Element;
  readonly label?: string;
  readonly children: ReactNode;
}) {
  const href = useHref(props.to);
  const onClick = useLinkClickHandler<HTMLAnchorElement>(props.to);
  return (
    <Button
      as="a"
      href={href}
      onClick={onClick}
      appearance={props.appearance ?? 'secondary'}
      size={props.size ?? 'medium'}
      {...(props.icon === undefined ? {} : { icon: props.icon })}
      {...(props.label === undefined ? {} : { 'aria-label': props.label })}
    >
      {props.children}
    </Button>
  );
}
