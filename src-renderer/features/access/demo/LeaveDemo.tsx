import { DoorOpen } from 'lucide-react';
import { leaveDemo } from '../../../api/session-store.ts';
import { Button } from '../../../ui/index.ts';

/** The way back to the PC's own register. */
export function LeaveDemo() {
  return (
    <Button icon={DoorOpen} onPress={() => void leaveDemo()}>
      Leave the demo school
    </Button>
  );
}
