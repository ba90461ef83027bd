import { useEffect } from 'react';
import { useRouter } from './router.ts';

/** While `words` says what would be lost ("the plan for September"), leaving the screen asks first. */
export function useUnsaved(words: string | null): void {
  useEffect(() => {
    useRouter.setState({ unsaved: words });
    return () => useRouter.setState({ unsaved: null });
  }, [words]);
}
