import type { PhotoKind } from '../../photos/photo-kinds.ts'

/** How people put one kind of matter, and what is written down when it is done. */
export interface ItemWords {
  /** Whole first sentences of a resident. */
  cores: readonly string[]
  /** All a resident in a hurry writes. */
  hurried: readonly string[]
  /** Further sentences of somebody who writes at length. */
  more: readonly string[]
  /** What a grid worker writes on the round. */
  findings: readonly string[]
  /** What the handler writes when submitting. */
  done: readonly string[]
  photo: PhotoKind | null
}

const marks = { '~': 'hurried', '+': 'more', '>': 'findings', '=': 'done' } as const

/**
 * Reads a block with one sentence per line: plain lines are cores, `~` hurried, `+` more, `>` findings, `=` done.
 * Slots: {place} {compound} {since} {ago} {often} {feel} {n} {room}.
 */
export function itemWords(photo: PhotoKind | null, block: string): ItemWords {
  const words: Record<(typeof marks)[keyof typeof marks] | 'cores', string[]> = {
    cores: [],
    hurried: [],
    more: [],
    findings: [],
    done: [],
  }
  for (const line of block.split('\n').map(text => text.trim())) {
    if (line === '') continue
    const mark = line.charAt(0)
    if (mark in marks) words[marks[mark as keyof typeof marks]].push(line.slice(1).trim())
    else words.cores.push(line)
  }
  return { ...words, photo }
}
