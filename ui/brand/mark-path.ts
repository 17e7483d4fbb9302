/**
 * The mark in a 48 × 48 box: from the top of the shared wall around the left house, up the wall again, and around the
 * right house to the foot of the wall. No stretch is drawn twice.
 */
export const markPath = 'M24 23 L14.5 13 L5 23 V39 H24 V23 L33.5 9 L43 23 V39 H24'
