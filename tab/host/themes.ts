import { type Theme, teamsLightTheme } from '@fluentui/react-components';
import type { HostTheme } from './host.ts';

/** A host's theme with all its colours. */
export interface LoadedTheme {
  readonly name: HostTheme;
  readonly theme: Theme;
}

export const lightTheme: LoadedTheme = { name: 'default', theme: teamsLightTheme };

/** Fluent's theme for a host's. Only the light one comes with the first load: each weighs some 4 kB gzipped. */
export async function loadTheme(name: HostTheme): Promise<LoadedTheme> {
  switch (name) {
    case 'default':
      return lightTheme;
    case 'dark':
      return { name, theme: (await import('./dark-theme.ts')).teamsDarkTheme };
    case 'contrast':
      return { name, theme: (await import('./contrast-theme.ts')).teamsHighContrastTheme };
  }
}
