/** The test runner reads imports its own way; from here on Node's loader and its hooks do. */
export const nativeImport = (url) => import(url);
