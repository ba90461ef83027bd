import { useCall } from '../../api/call.ts';
import { useCan } from '../../api/session-store.ts';

/** How many copies are overdue or lost; 0 for who keeps no papers and while it is asked. */
export function useCopiesLate(): number {
  const may = useCan('papers.keep');
  const due = useCall('papers.due', {}, { enabled: may }).data;
  return due ? due.overdue + due.lost : 0;
}
