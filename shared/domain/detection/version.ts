/** Raised whenever detection may answer differently; what an older one proposed is looked at again. */
export const detectorVersion = 10;
