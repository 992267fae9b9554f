import { makeStaticStyles } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { ApiContext, createQueryClient } from '../api/api-context.ts';
import { createApiClient } from '../api/client.ts';
import { OutsidePage } from '../features/frame/OutsidePage.tsx';
import { routes } from '../features/frame/routes.tsx';
import { HostTheme } from '../host/HostTheme.tsx';
import { connectHost } from '../host/host.ts';
import { HostContext } from '../host/host-context.ts';
import { lightTheme, loadTheme } from '../host/themes.ts';
import { createText, TextContext } from '../ui/text.ts';

const basename = '/tab';
const usePageStyles = makeStaticStyles({
  body: { margin: 0 },
  // Fluent's texts leave the browser's margins to their elements; grids set all distances here.
  'h1, h2, h3, p, dl': { marginBlock: 0 },
});

function PageStyles() {
  usePageStyles();
  return null;
}

const host = await connectHost();
const theme = host === null ? lightTheme : await loadTheme(host.theme);
const text = createText(host?.locale ?? navigator.language);
document.documentElement.lang = text.language;
document.documentElement.dir = text.direction;

// A deep link arrives as a route in the host's context. Replaced, not pushed: Back must leave the tab.
if (host !== null && host.route !== null) window.history.replaceState(null, '', `${basename}${host.route}`);

const container = document.getElementById('root');
if (container === null) throw new Error('the page has no #root');

createRoot(container).render(
  <TextContext value={text}>
    <HostTheme host={host} initial={theme} direction={text.direction}>
      <PageStyles />
      {host === null ? (
        <OutsidePage />
      ) : (
        <HostContext value={host}>
          <ApiContext
            value={createApiClient({ fetch: (...call) => fetch(...call), getToken: host.getToken })}
          >
            <QueryClientProvider client={createQueryClient()}>
              <RouterProvider router={createBrowserRouter(routes, { basename })} />
            </QueryClientProvider>
          </ApiContext>
        </HostContext>
      )}
    </HostTheme>
  </TextContext>,
);
