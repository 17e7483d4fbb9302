/** What an organisation is (组织类别); stored as the word, shown by `people:kinds.<word>`. */
export const organisationKinds = [
  'party',
  'government',
  'department',
  'residents_committee',
  'property_company',
  'owners_committee',
  'shop',
  'social_organisation',
  'team',
  'grid_team',
] as const
export type OrganisationKind = (typeof organisationKinds)[number]

/** Trade of a department or a utility (条线); other organisations have none. Shown by `people:tags.<word>`. */
export const organisationTags = [
  'housing',
  'urban_management',
  'public_security',
  'civil_affairs',
  'emergency',
  'fire',
  'market',
  'environment',
  'health',
  'human_resources',
  'justice',
  'transport',
  'power',
  'water',
  'gas',
] as const
export type OrganisationTag = (typeof organisationTags)[number]

/** 包联 (a named person answers for it) · 结对 (two sides help each other) · 挂钩 (an organisation is linked to it). */
export const pairingKinds = ['responsible', 'partner', 'linked'] as const
export type PairingKind = (typeof pairingKinds)[number]

/** What a pairing may point at. A person is not among them: nobody is somebody's object of attention. */
export const pairingTargets = ['area', 'compound', 'building', 'unit', 'dwelling', 'shop'] as const
export type PairingTarget = (typeof pairingTargets)[number]
