/** Channels between the preload script and the main process. */
export const portChannel = 'port';
export const connectChannel = 'connect';
export const commandChannel = 'command';
export const stateChannel = 'state';
export const notifyChannel = 'notify';
export const chooseFilesChannel = 'choose-files';
export const chooseFolderChannel = 'choose-folder';
export const grantPathsChannel = 'grant-paths';
export const saveFileChannel = 'save-file';
export const showInFolderChannel = 'show-in-folder';
export const openExternalChannel = 'open-external';
export const updateStateChannel = 'update-state';
export const updateAddressChannel = 'update-address';
export const takeUpdateChannel = 'take-update';

/** Those over which the page asks something and waits for the answer. */
export const callChannels = [
  chooseFilesChannel,
  chooseFolderChannel,
  grantPathsChannel,
  saveFileChannel,
  showInFolderChannel,
  openExternalChannel,
  updateStateChannel,
  updateAddressChannel,
  takeUpdateChannel,
] as const;
