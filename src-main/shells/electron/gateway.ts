import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { App } from '#main/core/create-app.ts';
import { CALL_CHANNEL } from '#main/preload/channels.ts';
import { answerCall } from '#main/shells/answer-call.ts';
import { ORIGIN, ownPath } from './page-address.ts';

/** True for the top frame of our one window, showing our own page. A frame that is gone is nobody. */
export function isOurPage(event: IpcMainInvokeEvent, window: BrowserWindow | null): boolean {
  const frame = event.senderFrame;
  if (frame === null || window === null || window.isDestroyed()) return false;
  return (
    event.sender === window.webContents &&
    frame === window.webContents.mainFrame &&
    frame.parent === null &&
    frame.origin === ORIGIN &&
    ownPath(frame.url) !== null
  );
}

/** Opens the one door from the page to the core. A foreign sender gets the refusal that an unknown call gets. */
export function openGateway(core: Pick<App, 'dispatch'>, currentWindow: () => BrowserWindow | null): void {
  ipcMain.handle(CALL_CHANNEL, (event, json: unknown) =>
    answerCall(core, isOurPage(event, currentWindow()) ? json : null),
  );
}
