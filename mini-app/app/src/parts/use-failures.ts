import { errorText, useWords } from '../words';
import { useToasts } from './toasts';

/** `fail(error, again)` tells in the user's language what went wrong, with a button that tries again. */
export function useFailures(): (error: unknown, again?: () => void) => void {
  const toasts = useToasts();
  const words = useWords('errors');
  const common = useWords('common');
  return (error, again) =>
    toasts.show({
      kind: 'error',
      text: errorText(words.value, error),
      action: again && { label: common.value.retry, run: again },
    });
}
