import type { ConsolePart } from '#ui/part.ts'

/** Every module that has pages in the console; the order decides nothing. */
export const parts: readonly ConsolePart[] = []
