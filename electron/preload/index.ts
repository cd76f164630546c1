import { contextBridge, ipcRenderer, webUtils } from 'electron';
import {
  desktopName,
  portMessage,
  type Desktop,
  type PageCommand,
} from '../../shared/contract/desktop.ts';
import {
  chooseFilesChannel,
  chooseFolderChannel,
  commandChannel,
  connectChannel,
  grantPathsChannel,
  notifyChannel,
  openExternalChannel,
  portChannel,
  saveFileChannel,
  showInFolderChannel,
  stateChannel,
  takeUpdateChannel,
  updateAddressChannel,
  updateStateChannel,
} from '../main/channels.ts';

/** Everything that the page gets of the desktop; it never sees a path. */
const desktop: Desktop = {
  platform: process.platform,
  connect: () => ipcRenderer.send(connectChannel),
  chooseFiles: (filters = []) => ipcRenderer.invoke(chooseFilesChannel, filters),
  chooseFolder: () => ipcRenderer.invoke(chooseFolderChannel),
  grantFiles: (files) => {
    // A file that was made in memory, e.g. a pasted picture, has no path.
    const paths = files.map((file) => webUtils.getPathForFile(file as File)).filter(Boolean);
    return ipcRenderer.invoke(grantPathsChannel, paths);
  },
  saveFile: (grant, name) => ipcRenderer.invoke(saveFileChannel, grant, name),
  showInFolder: (grant) => ipcRenderer.invoke(showInFolderChannel, grant),
  setState: (state) => ipcRenderer.send(stateChannel, state),
  notify: (title, body, path) => ipcRenderer.send(notifyChannel, title, body, path),
  openExternal: (url) => ipcRenderer.invoke(openExternalChannel, url),
  updateState: () => ipcRenderer.invoke(updateStateChannel),
  setUpdateAddress: (address) => ipcRenderer.invoke(updateAddressChannel, address),
  takeUpdate: () => ipcRenderer.invoke(takeUpdateChannel),
  onCommand: (listener) => {
    const receive = (_event: unknown, command: PageCommand): void => listener(command);
    ipcRenderer.on(commandChannel, receive);
    return () => void ipcRenderer.off(commandChannel, receive);
  },
};

contextBridge.exposeInMainWorld(desktopName, desktop);

// Ports do not go through the bridge; a message to this very page carries it.
ipcRenderer.on(portChannel, ({ ports }) => {
  window.postMessage(portMessage, location.origin, ports);
});
