import { FluentProvider, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import type { Host } from './host.ts';
import { type LoadedTheme, loadTheme } from './themes.ts';

const useStyles = makeStyles({
  page: {
    minHeight: '100dvh',
    backgroundColor: tokens.colorNeutralBackground3,
    // Scroll bars and native date fields follow this.
    colorScheme: 'light',
  },
  dark: { colorScheme: 'dark' },
});

/** Puts everything under it into the host's theme, and follows the theme while it changes. */
export function HostTheme(props: {
  readonly host: Host | null;
  readonly initial: LoadedTheme;
  readonly direction: 'ltr' | 'rtl';
  readonly children: ReactNode;
}) {
  const styles = useStyles();
  const { host } = props;
  const [loaded, setLoaded] = useState(props.initial);
  useEffect(() => {
    let newest = 0;
    host?.onThemeChange((name) => {
      newest += 1;
      const asked = newest;
      loadTheme(name).then(
        (theme) => {
          if (asked === newest) setLoaded(theme);
          // Without its colours at hand the theme stays as it was; nothing else depends on it.
        },
        () => undefined,
      );
    });
  }, [host]);
  return (
    <FluentProvider theme={loaded.theme} dir={props.direction}>
      {/* Not on the provider: Fluent gives its class to every dialog and list that floats above the page. */}
      <div className={mergeClasses(styles.page, loaded.name !== 'default' && styles.dark)}>
        {props.children}
      </div>
    </FluentProvider>
  );
}
