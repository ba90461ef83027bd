import { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';
import type { CareboardApi } from '#shared/contract/build-api.ts';

const asked = vi.hoisted(() => ({ exposed: new Map<string, unknown>(), invoked: [] as unknown[][] }));

vi.mock('electron', () => {
  const ipcRenderer = Object.assign(new EventEmitter(), {
    invoke: async (...args: unknown[]) => {
      asked.invoked.push(args);
      return '{"ok":true,"value":7}';
    },
  });
  return {
    ipcRenderer,
    contextBridge: { exposeInMainWorld: (name: string, api: unknown) => asked.exposed.set(name, api) },
  };
});

it('gives the page two closures, each bound to one channel, and no event of Electron', async () => {
  const { ipcRenderer } = (await import('electron')) as unknown as { ipcRenderer: EventEmitter };
  await import('#main/preload/preload.ts');
  expect([...asked.exposed.keys()]).toEqual(['careboard']);
  const api = asked.exposed.get('careboard') as CareboardApi;
  expect(Object.keys(api).sort()).toEqual(['call', 'on']);

  expect(await api.call('access.state', {})).toEqual({ ok: true, value: 7 });
  expect(asked.invoked).toEqual([['careboard:call', '{"name":"access.state","input":{}}']]);

  const heard = vi.fn();
  const stop = api.on(heard);
  ipcRenderer.emit('careboard:event', { sender: 'secret' }, '{"type":"session","state":"active"}');
  ipcRenderer.emit('other', {}, '{}');
  expect(heard.mock.calls).toEqual([[{ type: 'session', state: 'active' }]]);
  stop();
  ipcRenderer.emit('careboard:event', {}, '{"type":"session","state":"active"}');
  expect(heard).toHaveBeenCalledTimes(1);
});
