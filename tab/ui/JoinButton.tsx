import { Button } from '@fluentui/react-components';
import { VideoRegular } from '@fluentui/react-icons';
import { useHost } from '../host/host-context.ts';
import { useText } from './text.ts';

/** Joins the Teams meeting through the host. A link all the same, should the host refuse. */
export function JoinButton(props: { readonly url: string }) {
  const host = useHost();
  const { t } = useText();
  return (
    <Button
      as="a"
      appearance="primary"
      icon={<VideoRegular />}
      href={props.url}
      target="_blank"
      rel="noreferrer"
      onClick={(event) => {
        event.preventDefault();
        host.openLink(props.url).catch(() => window.open(props.url, '_blank', 'noreferrer'));
      }}
    >
      {t('pair.join')}
    </Button>
  );
}
