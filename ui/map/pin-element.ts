import { pinPath } from './pin-path.ts'

/** The pin as a marker's element; one that can be moved takes the focus. */
export function pinElement(label: string, movable: boolean): HTMLElement {
  const element = document.createElement(movable ? 'button' : 'div')
  element.className = 'jl-map-pin'
  element.setAttribute('aria-label', label)
  if (!movable) element.setAttribute('role', 'img')
  element.innerHTML = `<svg width="32" height="40" viewBox="0 0 32 40" aria-hidden="true"><path d="${pinPath}" fill="var(--jl-accent)" stroke="var(--jl-paper)" stroke-width="2"/><circle cx="16" cy="15.5" r="5" fill="var(--jl-paper)"/></svg>`
  return element
}
