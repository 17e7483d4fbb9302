import { type BaseCtx, definePart } from '#platform/http/mount.ts'
import { contract, messages } from '../index.ts'
import type { DirectoryCtx } from './directory-ctx.ts'
import { organisationHandlers } from './organisation-handlers.ts'
import { pairingHandlers } from './pairing-handlers.ts'
import { personHandlers } from './person-handlers.ts'
import { postHandlers } from './post-handlers.ts'
import { vacancyHandlers } from './vacancies.ts'

export { type AreaScope, type DirectoryCtx, underArea, underScope } from './directory-ctx.ts'
export {
  clearDirectoryCache,
  forgetDirectory,
  type Holder,
  holdersAt,
  nearestHolder,
  type OrganisationBrief,
  organisationsById,
  organisationsFor,
} from './lookups.ts'
export { createOrganisation, editOrganisation } from './organisation-handlers.ts'
export const { createPairing, endPairing } = pairingHandlers
export { createPerson } from './person-handlers.ts'
export { givePost, type NewPost, takePost } from './post-handlers.ts'
export { findPost } from './post-queries.ts'

/** How the lists of the directory are read, for whoever hands them on in another form. */
export const directoryLists = {
  listOrganisations: organisationHandlers.listOrganisations,
  listPeople: personHandlers.listPeople,
  listPosts: postHandlers.listPosts,
  listPairings: pairingHandlers.listPairings,
}

/** The directory over HTTP. */
export const peopleServer = {
  part: definePart<typeof contract.routes, DirectoryCtx & BaseCtx>(contract, {
    ...organisationHandlers,
    ...personHandlers,
    ...postHandlers,
    ...pairingHandlers,
    ...vacancyHandlers,
  }),
  messages: { namespace: 'people', bundle: messages },
}
