import type { DemoWords } from '#shared/features/access/demo.contract.ts';
import { Banner } from '../../../ui/index.ts';
import { LeaveDemo } from './LeaveDemo.tsx';

/** How to sign in to the demo school. No other sign-in screen says a password. */
export function DemoWelcome({ words }: { readonly words: DemoWords }) {
  return (
    <Banner title="Demo school: everybody here is made up." action={<LeaveDemo />}>
      Sign in as {words.lead} to see everything, or as anybody else to see what their role sees. Everybody’s password:{' '}
      <b>{words.password}</b>
    </Banner>
  );
}
