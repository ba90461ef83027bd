import { useEffect } from 'react';
import { useRouter } from './router.ts';

/** While `isDirty`, leaving the screen asks first. `what` is what would be lost: "the changes to this record". */
export function useUnsaved(isDirty: boolean, what: string): void {
  useEffect(() => {
    if (!isDirty) return;
    useRouter.setState({ unsaved: what });
    return () => useRouter.setState({ unsaved: null });
  }, [isDirty, what]);
}
