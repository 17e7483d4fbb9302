import { z } from 'zod'
import { route, SIGNED_IN } from '#platform/http/route.ts'

export const categorySuggestion = z.object({
  code: z.string(),
  /** Between 0 and 1, over all categories. */
  confidence: z.number(),
  /** What was said that speaks for it, the strongest first. */
  words: z.array(z.string()),
})

/** Which category the words of a report point to. A person chooses. */
export const triageRoutes = {
  suggestCategories: route({
    // The words of a report do not belong into an address, which is logged.
    method: 'POST',
    path: '/api/matter-categories/suggest',
    summary: 'Categories the words of a report point to, with the words that do; nothing is stored',
    permission: SIGNED_IN,
    idempotent: false,
    perMinute: 120,
    body: z.object({ words: z.string().trim().min(1).max(2000) }),
    reply: z.object({
      /** At most three, the likeliest first; none when no word is known. */
      suggestions: z.array(categorySuggestion).max(3),
      /** The first is likely enough to be named; otherwise the person is told to look for themselves. */
      sure: z.boolean(),
      sureFrom: z.number(),
      model: z.object({
        /** 0 while only the dictionary speaks. */
        version: z.number().int(),
        /** Confirmed matters it learned from. */
        trainedOn: z.number().int(),
      }),
    }),
  }),
}
