// What vitest's report says of the fault tests, as rows: test, what was counted, how many, result, seconds.

const WORST = ['passed', 'skipped', 'failed'];

/**
 * One row for each number of the security notes and thing counted. A test that failed or was skipped before it could count keeps
 * its own row, so that nothing red is left out.
 */
export function figuresOf(report, nameOf = (file) => file) {
  const rows = new Map();
  for (const file of report.testResults) {
    const tests = file.assertionResults;
    if (tests.length === 0)
      add(rows, { test: '', what: `${nameOf(file.name)} could not be loaded`, count: 0 }, 'failed', 0);
    for (const test of tests) {
      const result = test.status === 'passed' || test.status === 'failed' ? test.status : 'skipped';
      const figures = test.meta?.figures ?? [];
      const seconds = (test.duration ?? 0) / 1000;
      const plain = {
        test: '',
        what: result === 'passed' ? `tests of ${nameOf(file.name)}` : `${nameOf(file.name)}: ${test.title}`,
        count: 1,
      };
      for (const one of figures.length > 0 ? figures : [plain])
        add(rows, one, result, seconds / Math.max(1, figures.length));
    }
  }
  const number = ({ test }) => (test === '' ? Number.POSITIVE_INFINITY : Number(test.slice(1)));
  return [...rows.values()].sort((a, b) => number(a) - number(b) || a.what.localeCompare(b.what));
}

function add(rows, { test, what, count }, result, seconds) {
  const key = `${test} ${what}`;
  const row = rows.get(key) ?? { test, what, count: 0, result: 'passed', seconds: 0 };
  const worse = WORST.indexOf(result) > WORST.indexOf(row.result) ? result : row.result;
  rows.set(key, { ...row, count: row.count + count, result: worse, seconds: row.seconds + seconds });
}

/** The rows as a table for a terminal. */
export function tableOf(figures) {
  const cells = [
    ['', 'count', 'what', 'result', 'seconds'],
    ...figures.map((row) => [
      row.test,
      row.count.toLocaleString('en-GB'),
      row.what,
      row.result,
      row.seconds.toFixed(1),
    ]),
  ];
  const widths = cells[0].map((_, at) => Math.max(...cells.map((row) => row[at].length)));
  const toRight = new Set([1, 4]);
  return cells
    .map((row) =>
      row.map((cell, at) => (toRight.has(at) ? cell.padStart(widths[at]) : cell.padEnd(widths[at]))).join('  '),
    )
    .map((line) => line.trimEnd())
    .join('\n');
}
