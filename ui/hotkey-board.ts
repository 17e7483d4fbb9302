/** A key that does something while the part that registered it is on the page. */
export interface Hotkey {
  /** `j`, `/`, `?`, `Enter`, `ArrowDown` … as in KeyboardEvent.key; letters in lower case. */
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

/** Which registered key an event means: the one registered last wins; null while somebody types or holds a modifier. */
export function matchHotkey(groups: readonly (readonly Hotkey[])[], event: KeyEvent): Hotkey | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return null
  if (isBusyTarget(event)) return null
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  for (const group of groups.toReversed()) {
    const found = group.find(hotkey => hotkey.key === key)
    if (found) return found
  }
  return null
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

/** Listens on the page; call once in the shell. */
export function listenForHotkeys(page: Pick<Document, 'addEventListener' | 'removeEventListener'>): () => void {
  const onKey = (event: KeyboardEvent) => {
    const hotkey = matchHotkey(groups, event)
    if (!hotkey) return
    event.preventDefault()
    hotkey.run(event)
  }
  page.addEventListener('keydown', onKey)
  return () => page.removeEventListener('keydown', onKey)
}
