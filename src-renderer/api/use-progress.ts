import { useEffect, useState } from 'react';
import { listen } from './bridge.ts';

/** How far a long job of this name is, from the core's own events; null before the first and while `running` is false. */
export function useProgress(jobId: string, running: boolean): { readonly done: number; readonly total: number } | null {
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number } | null>(null);
  useEffect(() => {
    if (!running) return;
    setProgress(null);
    return listen((event) => {
      if (event.type === 'progress' && event.jobId === jobId) setProgress({ done: event.done, total: event.total });
    });
  }, [jobId, running]);
  return running ? progress : null;
}
