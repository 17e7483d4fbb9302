import { consolePart as matters } from '#features/matters/console/index.ts'
import { consolePart as workflow } from '#kernel/workflow/web/index.ts'
import type { ConsolePart } from '#ui/part.ts'

/** Every module that has pages in the console; the order decides nothing. */
export const parts: readonly ConsolePart[] = [workflow, matters]
