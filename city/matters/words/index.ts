import { cityscapeWords } from './cityscape.ts'
import { disputeWords } from './dispute.ts'
import { hazardWords } from './hazard.ts'
import type { ItemWords } from './item-words.ts'
import { livelihoodWords } from './livelihood.ts'
import { securityWords } from './security.ts'
import { informationWords, serviceWords } from './services.ts'

/** Words for every item of the grid work-item list, by category id. */
export const wordsByCategory: Readonly<Record<string, ItemWords>> = {
  ...informationWords,
  ...securityWords,
  ...hazardWords,
  ...disputeWords,
  ...cityscapeWords,
  ...livelihoodWords,
  ...serviceWords,
}

export function wordsOf(categoryId: string): ItemWords {
  const words = wordsByCategory[categoryId]
  if (!words) throw new Error(`No words for category ${categoryId}`)
  return words
}
