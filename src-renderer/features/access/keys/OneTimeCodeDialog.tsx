import { useState } from 'react';
import type { StaffMember } from '#shared/features/access/access.contract.ts';
import type { OneTimeCode } from '#shared/features/access/keys.contract.ts';
import { useCommand } from '../../../api/call.ts';
import { Button, Dialog, Form } from '../../../ui/index.ts';
import { ShownOnce } from './ShownOnce.tsx';

const FORM = 'one-time-code';

interface CodeShownProps {
  readonly name: string;
  readonly shown: OneTimeCode;
  readonly onClose: () => void;
}

/** The code, this once, and how it reaches its person. */
export function CodeShown({ name, shown, onClose }: CodeShownProps) {
  return (
    <Dialog
      key="shown"
      title={`Code for ${name}`}
      size="s"
      isOpen
      onClose={onClose}
      footer={
        <Button tone="primary" autoFocus onPress={onClose}>
          They have it
        </Button>
      }
    >
      <p>Tell them in person, or write it on a slip. They choose their name on the sign-in screen and type it there.</p>
      <ShownOnce shown={shown} label={`One-time code for ${name}`} />
    </Dialog>
  );
}

/** A Lead resets a password without ever knowing the next one: the person sets it with a code. */
export function OneTimeCodeDialog({ member, onClose }: { readonly member: StaffMember; readonly onClose: () => void }) {
  const [shown, setShown] = useState<OneTimeCode | null>(null);
  const make = useCommand('access.oneTimeCode');
  const submit = async () => {
    const result = await make.run({ staffId: member.staffId });
    if (result.ok) setShown(result.value);
  };
  if (shown) return <CodeShown name={member.name} shown={shown} onClose={onClose} />;
  return (
    <Dialog
      title={`New password for ${member.name}`}
      size="s"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button type="submit" form={FORM} tone="primary" autoFocus isPending={make.pending}>
            Make a code
          </Button>
        </>
      }
    >
      <Form id={FORM} onSubmit={submit} error={make.error?.message}>
        <p>
          Their password stops working now. Careboard shows a code, once, with which they set a password that only they
          know. The code counts for one day.
        </p>
      </Form>
    </Dialog>
  );
}
