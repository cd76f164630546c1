/** Side by side from here on, in px at 100 % text size. */
export const wideFrom = 1100;
