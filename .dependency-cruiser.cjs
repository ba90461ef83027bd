// The import rules of the design, section 2. `.scripts/import-rules.mjs` runs them and counts what was looked at.
const NATIVE_AND_NODE = ['core'];
const fromCore = '^src-main/(core|vault|store|features|demo)/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Who reads one file of a cycle has to read them all.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unknown-import',
      comment: 'What cannot be found cannot be judged either.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'shared-stands-alone',
      comment: 'Shared code runs on both sides: of packages only zod, of our own only itself.',
      severity: 'error',
      from: { path: '^src-shared/' },
      to: { pathNot: ['^src-shared/', '^node_modules/zod/'] },
    },
    {
      name: 'page-knows-no-core',
      comment: 'The page is untrusted: it reaches the core by calls alone.',
      severity: 'error',
      from: { path: '^src-renderer/' },
      to: { path: '^(src-main|test|\\.scripts)/' },
    },
    {
      name: 'page-has-no-node',
      severity: 'error',
      from: { path: '^src-renderer/', pathNot: 'vite\\.config\\.ts$' },
      to: { dependencyTypes: NATIVE_AND_NODE },
    },
    {
      name: 'core-knows-no-shell-and-no-page',
      severity: 'error',
      from: { path: fromCore },
      to: { path: '^(src-main/(shells|preload|main\\.ts|start-chromium\\.ts)|src-renderer|test|\\.scripts)' },
    },
    {
      name: 'core-names-its-packages',
      comment: 'Shared, Node and these. A new package in the core is a decision, so it is written down here.',
      severity: 'error',
      from: { path: fromCore },
      to: {
        path: '^node_modules/',
        pathNot:
          '^node_modules/(zod|uuid|better-sqlite3|keytar|sharp|papaparse|saxes|@types/papaparse|@node-rs/argon2|@zxcvbn-ts/[^/]+)/',
      },
    },
    {
      name: 'electron-in-its-shell-only',
      severity: 'error',
      from: { pathNot: '^src-main/(main\\.ts$|preload/|shells/electron/)' },
      to: { path: '^(node_modules/)?electron(/|$)' },
    },
    {
      name: 'playwright-in-its-shell-only',
      severity: 'error',
      from: { pathNot: '^(src-main/shells/chromium/|test/)' },
      to: { path: '^node_modules/(playwright-core|@playwright)/' },
    },
    {
      name: 'shells-know-not-each-other',
      severity: 'error',
      from: { path: '^src-main/shells/(electron|chromium)/' },
      to: { path: '^src-main/shells/(electron|chromium)/', pathNot: '^src-main/shells/$1/' },
    },
    {
      name: 'no-other-features-repo',
      comment: 'A feature uses another through its service or its shared rules.',
      severity: 'error',
      from: { path: '^src-main/features/([^/]+)/' },
      to: { path: '^src-main/features/[^/]+/[^/]+\\.repo\\.ts$', pathNot: '^src-main/features/$1/' },
    },
    {
      name: 'no-other-features-handlers',
      comment: 'Handlers are joined by create-app alone; what two features share is a service.',
      severity: 'error',
      from: { path: '^src-main/features/([^/]+)/' },
      to: { path: '^src-main/features/[^/]+/[^/]+\\.handlers\\.ts$', pathNot: '^src-main/features/$1/' },
    },
    {
      name: 'product-knows-no-test',
      severity: 'error',
      from: { path: '^src-' },
      to: { path: '^test/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
