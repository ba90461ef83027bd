import { EMPTY_CHILD } from '#main/features/children/children.service.ts';
import { newSchool } from '../support/new-school.ts';

/** Run as a process of its own on the folder argv[2]: an emergency goes on, and the process is killed without a word. */
const [home = ''] = process.argv.slice(2);
const school = await newSchool({ home, ports: { keychain: null } });
const { call } = school;
const { childId } = await call('children.add', { fields: { ...EMPTY_CHILD, surname: 'Wu', forename: 'Alfie' } });
await school.asRole('kitchen');
const { cardId } = await call('medical.openCard', { childId, reason: 'in-front' });
await call('medical.tap', { cardId, kind: 'adrenaline', words: '', minutes: 5 });
await call('medical.tap', { cardId, kind: 'place', words: 'Dining hall' });
process.stdout.write(JSON.stringify({ childId, leadId: school.leadId }));
process.kill(process.pid, 'SIGKILL');
