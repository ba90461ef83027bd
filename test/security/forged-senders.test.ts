import type { BrowserWindow, IpcMainInvokeEvent } from 'electron';
import { expect, it, vi } from 'vitest';
import { isOurPage } from '#main/shells/electron/gateway.ts';
import { counted } from '../support/how-many.ts';

vi.mock('electron', () => ({ ipcMain: {} }));

const ORIGINS = ['app://careboard', 'app://other', 'https://careboard', 'null', '', 'file://', 'APP://careboard'];
const ADDRESSES = [
  'app://careboard/',
  'app://careboard/index.html?x#y',
  'app://careboard.evil/',
  'app://x@careboard/',
  'https://careboard/',
  'about:blank',
  'data:text/html,x',
  'blob:app://careboard/1',
  'not an address',
];

it('hears the top frame of the one living window with our own page, and nobody else of all who could call', ({
  task,
}) => {
  let heard = 0;
  let asked = 0;
  for (const window of ['ours', 'destroyed', 'none']) {
    for (const sender of ['ours', 'other']) {
      for (const frame of ['top', 'copy', 'gone']) {
        for (const parent of ['none', 'a frame']) {
          for (const origin of ORIGINS) {
            for (const url of ADDRESSES) {
              const top = { origin, url, parent: parent === 'none' ? null : {} };
              const webContents = { mainFrame: top };
              const ours = { webContents, isDestroyed: () => window === 'destroyed' };
              const senderFrame = frame === 'top' ? top : frame === 'copy' ? { ...top } : null;
              const event = { sender: sender === 'ours' ? webContents : {}, senderFrame };
              const right =
                window === 'ours' &&
                sender === 'ours' &&
                frame === 'top' &&
                parent === 'none' &&
                origin === 'app://careboard' &&
                url.startsWith('app://careboard/');
              const found = isOurPage(
                event as unknown as IpcMainInvokeEvent,
                window === 'none' ? null : (ours as unknown as BrowserWindow),
              );
              expect(found, JSON.stringify({ window, sender, frame, parent, origin, url })).toBe(right);
              asked += 1;
              if (found) heard += 1;
            }
          }
        }
      }
    }
  }
  expect([asked, heard]).toEqual([3 * 2 * 3 * 2 * ORIGINS.length * ADDRESSES.length, 2]);
  counted(task, 'T11', asked, 'senders, all but the page forged');
});
