import type { Ctx } from '#kernel/access/server/index.ts'
import type { CryptoProvider } from '#platform/crypto.ts'
import type { Handlers } from '#platform/http/route.ts'
import type { Db } from '#platform/db/index.ts'
import type { contract } from '../contract.ts'
import type { PartnerPorts, ProgrammePorts } from '../ports.ts'
import { coBuildingHandlers } from './co-building/co-building-handlers.ts'
import { programmeHandlers } from './programmes/programme-handlers.ts'
import { shapeHandlers } from './shapes/shape-handlers.ts'
import { revealContact } from './register/contact.ts'
import { countPartners, countPublicPartners } from './register/count-partners.ts'
import { putClass, putField, readClasses, readFields } from './register/dictionary-store.ts'
import { editOffer, leaveRegister } from './register/edit-offer.ts'
import { getPartner } from './register/get-partner.ts'
import { applyAsPartner, invitePartner } from './register/join-register.ts'
import { listMine } from './register/list-mine.ts'
import { listNeeds } from './register/list-needs.ts'
import { countSentinels } from './register/sentinels.ts'
import { listPartners, listPublicPartners } from './register/list-partners.ts'

export interface PartnersDeps extends PartnerPorts<Db>, ProgrammePorts<Ctx> {
  crypto: CryptoProvider
}

export function partnersHandlers(deps: PartnersDeps): Handlers<typeof contract.routes, Ctx> {
  const { crypto } = deps
  return {
    getDictionary: async (_input, { tx }) => ({ classes: await readClasses(tx.db), fields: await readFields(tx.db) }),
    putClass: ({ params, body }, ctx) => putClass(ctx, { ...params, ...body }),
    putField: ({ params, body }, ctx) => putField(ctx, { ...params, ...body }),
    listPublicPartners: ({ query }, ctx) => listPublicPartners(ctx, query),
    countPublicPartners: ({ query }, ctx) => countPublicPartners(ctx, query),
    listPartners: ({ query }, ctx) => listPartners(ctx, query),
    countPartners: ({ query }, ctx) => countPartners(ctx, query),
    getPartner: ({ params }, ctx) => getPartner(ctx, params),
    revealPartnerContact: ({ params, body }, ctx) => revealContact(ctx, crypto, { ...params, reason: body.reason }),
    invitePartner: ({ body }, ctx) => invitePartner(ctx, crypto, body),
    listNeeds: ({ params, query }, ctx) => listNeeds(ctx, deps, { ...params, ...query }),
    listMine: (_input, ctx) => listMine(ctx, deps),
    countSentinels: ({ query }, ctx) => countSentinels(ctx, deps, query),
    applyAsPartner: ({ body }, ctx) => applyAsPartner(ctx, crypto, body),
    editOffer: ({ params, body }, ctx) => editOffer(ctx, crypto, { ...params, offer: body }),
    ...programmeHandlers(deps),
    ...shapeHandlers,
    ...coBuildingHandlers,
    leaveRegister: ({ params, body }, ctx) => leaveRegister(ctx, { ...params, reason: body.reason }),
  }
}
