import {
  Button,
  Toast,
  ToastBody,
  ToastFooter,
  ToastTitle,
  useToastController,
} from '@fluentui/react-components';
import { useCallback, useMemo } from 'react';
import { codeOf } from '../api/api-error.ts';
import { toasterId } from './notice-place.ts';
import { useText } from './text.ts';

export interface Notice {
  readonly title: string;
  readonly body?: string;
  /** Stays this long; the default is five seconds. */
  readonly timeoutMs?: number;
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** Says that something was done, or that it failed, without taking the place of the view. */
export function useNotices(): {
  readonly tell: (notice: Notice) => void;
  readonly tellFailure: (error: unknown) => void;
} {
  const { dispatchToast, dismissToast } = useToastController(toasterId);
  const { t } = useText();
  const tell = useCallback(
    (notice: Notice) => {
      const toastId = crypto.randomUUID();
      const { action } = notice;
      const run = () => {
        dismissToast(toastId);
        action?.run();
      };
      dispatchToast(
        <Toast>
          <ToastTitle>{notice.title}</ToastTitle>
          {notice.body === undefined ? null : <ToastBody>{notice.body}</ToastBody>}
          {action === undefined ? null : (
            <ToastFooter>
              <Button size="small" onClick={run}>
                {action.label}
              </Button>
            </ToastFooter>
          )}
        </Toast>,
        { toastId, intent: 'success', timeout: notice.timeoutMs ?? 5_000 },
      );
    },
    [dispatchToast, dismissToast],
  );
  const tellFailure = useCallback(
    (error: unknown) => {
      dispatchToast(
        <Toast>
          <ToastTitle>{t('state.actionFailed')}</ToastTitle>
          <ToastBody>{t(`error.${codeOf(error)}`)}</ToastBody>
        </Toast>,
        { intent: 'error', timeout: 12_000 },
      );
    },
    [dispatchToast, t],
  );
  return useMemo(() => ({ tell, tellFailure }), [tell, tellFailure]);
}
