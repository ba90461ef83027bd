import { updateVault } from '#main/vault/vault.ts';

/** Run as a process of its own and killed: saves the vault in argv[2] again and again, and says each save that is done. */
const [home = '', key = ''] = process.argv.slice(2);
const dataKey = Buffer.from(key, 'hex');
for (;;) {
  const { generation } = updateVault({
    home,
    dataKey,
    change: (file) => ({
      ...file,
      schoolName: `School ${file.generation + 1} ${'long '.repeat(file.generation % 30)}`,
    }),
  });
  process.stdout.write(`${generation}\n`);
}
