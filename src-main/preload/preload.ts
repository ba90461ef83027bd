import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import { buildApi } from '#shared/contract/build-api.ts';
import { CALL_CHANNEL, EVENT_CHANNEL } from './channels.ts';

// The page gets two closures, each bound to one channel; ipcRenderer itself and Electron's event never reach it.
contextBridge.exposeInMainWorld(
  'careboard',
  buildApi(
    (json) => ipcRenderer.invoke(CALL_CHANNEL, json),
    (listener) => {
      const heard = (_event: IpcRendererEvent, json: string) => listener(json);
      ipcRenderer.on(EVENT_CHANNEL, heard);
      return () => void ipcRenderer.off(EVENT_CHANNEL, heard);
    },
  ),
);
