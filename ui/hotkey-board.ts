/** A key that does something while the part that registered it is on the page. */
export interface Hotkey {
  /** `j`, `/`, `?`, `Enter`, `ArrowDown` … as in KeyboardEvent.key, letters in lower case; `g m` is one after the other. */
  key: string
  /** What it does, for the help. */
  label: string
  run: (event: KeyEvent) => void
  /** Left out of the help, for a second key of the same thing. */
  silent?: boolean
}

/** The parts of a KeyboardEvent that decide. */
export interface KeyEvent {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  isComposing: boolean
  defaultPrevented: boolean
  target: unknown
  preventDefault: () => void
}

/**
 * Which registered key an event means: the one registered last wins; null while somebody types or holds a modifier.
 * `after` is the key pressed just before, which may have begun a pair.
 */
export function matchHotkey(
  groups: readonly (readonly Hotkey[])[],
  event: KeyEvent,
  after: string | null = null,
): Hotkey | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return null
  if (isBusyTarget(event)) return null
  const key = nameOf(event)
  const all = groups.toReversed().flat()
  const pair = after === null ? undefined : all.find(hotkey => hotkey.key === `${after} ${key}`)
  return pair ?? all.find(hotkey => hotkey.key === key) ?? null
}

/** The key, when it may be the first of a pair and means nothing by itself. */
export function beginsPair(groups: readonly (readonly Hotkey[])[], event: KeyEvent): string | null {
  if (event.ctrlKey || event.metaKey || event.altKey || isBusyTarget(event)) return null
  const key = nameOf(event)
  return groups.flat().some(hotkey => hotkey.key.startsWith(`${key} `)) ? key : null
}

function nameOf({ key }: KeyEvent): string {
  return key.length === 1 ? key.toLowerCase() : key
}

const editable =
  'input, textarea, select, [contenteditable="true"], dialog, [role="dialog"], [role="listbox"], [role="menu"]'
const pressable = 'a, button, [role="button"], [role="tab"], summary'

function isBusyTarget(event: KeyEvent): boolean {
  const { target } = event
  if (!isElement(target)) return false
  if (target.closest(editable) !== null) return true
  return (event.key === 'Enter' || event.key === ' ') && target.closest(pressable) !== null
}

function isElement(target: unknown): target is { closest: (selector: string) => unknown } {
  return typeof target === 'object' && target !== null && 'closest' in target && typeof target.closest === 'function'
}

let groups: readonly (readonly Hotkey[])[] = []
const listeners = new Set<() => void>()

/** Adds a group until the returned function is called. */
export function registerHotkeys(group: readonly Hotkey[]): () => void {
  groups = [...groups, group]
  announce()
  return () => {
    groups = groups.filter(other => other !== group)
    announce()
  }
}

export function registeredHotkeys(): readonly (readonly Hotkey[])[] {
  return groups
}

export function watchHotkeys(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function announce(): void {
  for (const listener of listeners) listener()
}

/** The second key of a pair comes within this time. */
const PAIR_MS = 1_500

/** Listens on the page; call once in the shell. */
export function listenForHotkeys(page: Pick<Document, 'addEventListener' | 'removeEventListener'>): () => void {
  let begun: { key: string | null; at: number } = { key: null, at: 0 }
  const onKey = (event: KeyboardEvent) => {
    const after = event.timeStamp - begun.at < PAIR_MS ? begun.key : null
    const hotkey = matchHotkey(groups, event, after)
    begun = { key: hotkey ? null : beginsPair(groups, event), at: event.timeStamp }
    if (!hotkey) return
    event.preventDefault()
    hotkey.run(event)
  }
  page.addEventListener('keydown', onKey)
  return () => page.removeEventListener('keydown', onKey)
}
