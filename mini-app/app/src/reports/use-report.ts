import { useClient } from '@parley/client/vue';
import { useToasts } from '../parts/toasts';
import { useFailures } from '../parts/use-failures';
import { useWords } from '../words';
import { sendReport, type Report } from './report';

type Step = () => Promise<unknown>;

/** Reports, and blocks too where that is wished: each is done even if the other fails, and only what failed is tried again. */
export function useReport(): (report: Report, blockToo: boolean) => Promise<void> {
  const client = useClient();
  const fail = useFailures();
  const toasts = useToasts();
  const w = useWords('reports');

  async function run(steps: readonly Step[]): Promise<void> {
    const ends = await Promise.allSettled(steps.map(step => step()));
    const again = steps.filter((_step, i) => ends[i]!.status === 'rejected');
    const failed = ends.find(end => end.status === 'rejected');
    if (failed) fail(failed.reason, () => void run(again));
    else toasts.show({ kind: 'news', text: w.value.thanks });
  }

  return (report, blockToo) => {
    const steps: Step[] = [() => sendReport(client, report)];
    if (blockToo) steps.push(() => client.block(report.conversation));
    return run(steps);
  };
}
