/** Flat drawings that stand in for photos, each as it was found and as it was left. */
export const photoKinds = [
  'lamp',
  'rubbish',
  'pothole',
  'ebikes',
  'leak',
  'clutter',
  'parking',
  'facade',
  'lift',
  'door',
  'posters',
  'stall',
  'railing',
  'shed',
] as const
export type PhotoKind = (typeof photoKinds)[number]
