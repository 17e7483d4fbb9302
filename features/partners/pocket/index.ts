import type { PocketPart } from '#ui/part.ts'
import { registerSubjectDetail } from '#ui/subject-details.ts'

registerSubjectDetail('co_building_item', async () => (await import('./ItemDetail.tsx')).ItemDetail)
registerSubjectDetail('part_time_seat', async () => (await import('./SeatDetail.tsx')).SeatDetail)

/** The public register, and becoming a partner. */
export const pocketPart: PocketPart = {
  name: 'partners',
  texts: async () => (await import('./texts.ts')).registerTexts(),
  routes: [
    { path: '/partners', guest: true, page: async () => (await import('./PartnersPage.tsx')).PartnersPage },
    {
      path: '/partners/join',
      permission: 'partner.apply',
      page: async () => (await import('./JoinPage.tsx')).JoinPage,
    },
    {
      path: '/programmes/$district/$id',
      guest: true,
      page: async () => (await import('./ProgrammePage.tsx')).ProgrammePage,
    },
  ],
  blocks: [
    {
      place: 'neighbourhood',
      order: 60,
      guest: true,
      block: async () => (await import('./NeighbourhoodBlock.tsx')).NeighbourhoodBlock,
    },
    {
      place: 'neighbourhood',
      order: 65,
      block: async () => (await import('./CoBuildingBlock.tsx')).CoBuildingBlock,
    },
    {
      place: 'neighbourhood',
      order: 70,
      guest: true,
      block: async () => (await import('./ProgrammesBlock.tsx')).ProgrammesBlock,
    },
  ],
}
