import { useState } from 'react';
import { useCommand } from '../../../api/call.ts';
import { Button, Dialog, Form, TextField, toast } from '../../../ui/index.ts';

const FORM = 'check-code';

/** The code typed whole from its paper, so that nobody learns on the bad day that the paper is wrong. */
export function CheckCodeDialog({ onClose }: { readonly onClose: () => void }) {
  const [code, setCode] = useState('');
  const check = useCommand('access.checkRecoveryCode');
  const submit = async () => {
    if (code.trim() === '') return;
    const result = await check.run({ code });
    if (!result.ok) return;
    toast('The code on the paper is right');
    onClose();
  };
  return (
    <Dialog
      title="Check the recovery code"
      size="s"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button type="submit" form={FORM} tone="primary" isPending={check.pending} isDisabled={code.trim() === ''}>
            Check it
          </Button>
        </>
      }
    >
      <Form id={FORM} onSubmit={submit}>
        <TextField
          label="Recovery code"
          hint="All nine groups, from the paper in the safe. It is compared and forgotten."
          size="l"
          autoFocus
          maxLength={200}
          value={code}
          onChange={setCode}
          error={check.error?.message}
        />
      </Form>
    </Dialog>
  );
}
