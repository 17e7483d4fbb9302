/** A map pin in a 32 × 40 box; its tip is at the bottom in the middle. */
export const pinPath = 'M16 39 C16 39 30 25.5 30 15.5 A14 14 0 0 0 2 15.5 C2 25.5 16 39 16 39 Z'
