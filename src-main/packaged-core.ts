// All of Careboard that needs no Electron, as main.ts takes it: a bundle of its own, which a test starts out of the archive.
export { createApp } from './core/create-app.ts';
export { policyPath, readPolicy } from './core/policy-file.ts';
export { systemClock } from './core/ports.ts';
export { demoPort } from './demo/demo-port.ts';
export { sticksOf } from './features/backup/sticks.ts';
export { loadPages } from './shells/load-pages.ts';
export { logPorts } from './shells/log-file.ts';
export { keytarKeychain } from './vault/keytar-keychain.ts';
