import { Link } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useHref, useLinkClickHandler } from 'react-router';

/** A link to a route, in running text or as a name in a list. */
export function TextLink(props: { readonly to: string; readonly children: ReactNode }) {
  const href = useHref(props.to);
  const onClick = useLinkClickHandler<HTMLAnchorElement>(props.to);
  return (
    <Link href={href} onClick={onClick}>
      {props.children}
    </Link>
  );
}
