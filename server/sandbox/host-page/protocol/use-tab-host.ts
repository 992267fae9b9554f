import { type RefObject, useEffect, useRef } from 'react';
import type { HostTheme } from '../place.ts';
import { answerTo, type HostPorts, readRequest, respond } from './host-protocol.ts';

/**
 * Answers the tab in the frame, and tells it when the theme changes. Messages of other windows or origins
 * are nobody's: the frame shows this page's own origin.
 */
export function useTabHost(
  frame: RefObject<HTMLIFrameElement | null>,
  theme: HostTheme,
  ports: HostPorts,
): void {
  const latest = useRef(ports);
  useEffect(() => {
    latest.current = ports;
  });

  useEffect(() => {
    const listen = (event: MessageEvent<unknown>) => {
      const tab = frame.current?.contentWindow;
      if (!tab || event.source !== tab || event.origin !== window.location.origin) return;
      const request = readRequest(event.data);
      if (!request) return;
      void respond(request, latest.current).then((args) => {
        if (args) tab.postMessage(answerTo(request, args), window.location.origin);
      });
    };
    window.addEventListener('message', listen);
    return () => window.removeEventListener('message', listen);
  }, [frame]);

  useEffect(() => {
    // Sent at the first run too, before the tab listens: harmless, its context names the same theme.
    frame.current?.contentWindow?.postMessage({ func: 'themeChange', args: [theme] }, window.location.origin);
  }, [frame, theme]);
}
