import { dark, fontFamily, light, motion, type Palette, shadow, size, stateNames } from './tokens.ts'

export type Face = 'console' | 'pocket'

/**
 * Writes the tokens into the page as CSS variables (`--jl-ink`, `--jl-state-overdue` …), and for the pocket also as
 * antd-mobile's own. Only the pocket follows the device into the dark; of the console single pages are (`useNight`). Call once before the first render.
 */
export function installTokens(face: Face): void {
  const sheet = document.createElement('style')
  sheet.textContent = tokenSheet(face)
  document.head.append(sheet)
  document.documentElement.dataset['face'] = face
  if (face === 'pocket') followDevice()
}

/** The style sheet {@link installTokens} writes. */
export function tokenSheet(face: Face): string {
  const base = block(':root', { ...colours(light), ...measures(face) })
  const night = block('html[data-prefers-color-scheme="dark"]', colours(dark))
  if (face === 'console') return `${base}\n${night}`
  return `${base}\n${night}\n${block(':root:root', mobileColours())}`
}

function colours(palette: Palette): Record<string, string> {
  return {
    '--jl-ink': palette.ink,
    '--jl-secondary': palette.secondary,
    '--jl-faint': palette.faint,
    '--jl-paper': palette.paper,
    '--jl-desk': palette.desk,
    '--jl-line': palette.line,
    '--jl-accent': palette.accent,
    '--jl-accent-hover': palette.accentHover,
    '--jl-accent-press': palette.accentPress,
    '--jl-accent-wash': palette.accentWash,
    '--jl-on-accent': palette.onAccent,
    '--jl-placeholder': palette.placeholder,
    '--jl-warn-wash': palette.warnWash,
    '--jl-error-wash': palette.errorWash,
    '--jl-soon-text': palette.soonText,
    ...Object.fromEntries(stateNames.map(name => [`--jl-state-${name}`, palette.state[name]])),
  }
}

function measures(face: Face): Record<string, string> {
  const own = size[face]
  return {
    '--jl-font': fontFamily,
    '--jl-text': `${own.text}px`,
    '--jl-leading': `${own.line}px`,
    '--jl-radius': `${own.radius}px`,
    '--jl-shadow': shadow,
    '--jl-motion': `${motion}ms`,
    '--jl-topbar': `${size.console.topBar}px`,
    '--jl-target': `${face === 'pocket' ? size.pocket.target : 32}px`,
  }
}

function mobileColours(): Record<string, string> {
  return {
    '--adm-color-primary': 'var(--jl-accent)',
    '--adm-color-success': 'var(--jl-state-done)',
    '--adm-color-warning': 'var(--jl-state-soon)',
    '--adm-color-danger': 'var(--jl-state-overdue)',
    '--adm-color-wathet': 'var(--jl-accent-wash)',
    '--adm-color-text': 'var(--jl-ink)',
    '--adm-color-text-secondary': 'var(--jl-secondary)',
    '--adm-color-weak': 'var(--jl-secondary)',
    '--adm-color-light': 'var(--jl-placeholder)',
    '--adm-color-border': 'var(--jl-line)',
    '--adm-color-box': 'var(--jl-desk)',
    '--adm-color-background': 'var(--jl-paper)',
    '--adm-color-background-body': 'var(--jl-desk)',
    '--adm-color-text-light-solid': 'var(--jl-on-accent)',
    '--adm-font-family': 'var(--jl-font)',
    '--adm-font-size-main': '16px',
    '--adm-radius-s': '8px',
    '--adm-radius-m': '12px',
    '--adm-radius-l': '16px',
  }
}

function block(selector: string, values: Record<string, string>): string {
  const lines = Object.entries(values).map(([name, value]) => `  ${name}: ${value};`)
  return `${selector} {\n${lines.join('\n')}\n}`
}

function followDevice(): void {
  const wish = matchMedia('(prefers-color-scheme: dark)')
  const apply = () => {
    document.documentElement.dataset['prefersColorScheme'] = wish.matches ? 'dark' : 'light'
    document.querySelector('meta[name="theme-color"]')?.setAttribute('content', (wish.matches ? dark : light).paper)
  }
  wish.addEventListener('change', apply)
  apply()
}
