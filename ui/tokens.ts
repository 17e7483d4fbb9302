/**
 * Every colour, size and duration of the product. antd, antd-mobile, MapLibre and our own style sheets all read these;
 * nothing else writes a colour.
 */

/** How a piece of work stands. Always shown as shape + word + colour, never by colour alone. */
export type StateName = 'waiting' | 'moving' | 'done' | 'soon' | 'overdue' | 'hold'
export const stateNames: readonly StateName[] = ['waiting', 'moving', 'done', 'soon', 'overdue', 'hold']

export interface Palette {
  ink: string
  secondary: string
  /** Marks and rules only: too light for text. */
  faint: string
  paper: string
  desk: string
  line: string
  accent: string
  accentHover: string
  accentPress: string
  /** Selected and own things lie on this. */
  accentWash: string
  onAccent: string
  placeholder: string
  warnWash: string
  errorWash: string
  /** Words about time that runs out: the mark's colour is too light for text. */
  soonText: string
  state: Record<StateName, string>
}

export const light: Palette = {
  ink: '#1F2329',
  secondary: '#5B6470',
  faint: '#8A93A0',
  paper: '#FFFFFF',
  desk: '#F6F7F5',
  line: '#E6E8E4',
  accent: '#0F7B6C',
  accentHover: '#0D6B5E',
  accentPress: '#0A574C',
  accentWash: '#E7F2F0',
  onAccent: '#FFFFFF',
  placeholder: '#6B7480',
  warnWash: '#FBF4E4',
  errorWash: '#FBECEA',
  soonText: '#8A5F00',
  state: {
    waiting: '#8A93A0',
    moving: '#2A6FDB',
    done: '#2E8B57',
    soon: '#C98A00',
    overdue: '#C2372B',
    hold: '#7A5AA6',
  },
}

/** For a phone in a dark stairwell; the same hues, lifted until they reach the contrast of the light ones. */
export const dark: Palette = {
  ink: '#ECEEEA',
  secondary: '#B0B8BF',
  faint: '#818B95',
  paper: '#1D2123',
  desk: '#131617',
  line: '#31373A',
  accent: '#45BBA7',
  accentHover: '#5BC8B6',
  accentPress: '#36A693',
  accentWash: '#17302D',
  onAccent: '#0B1F1C',
  placeholder: '#98A1A9',
  warnWash: '#322A17',
  errorWash: '#3A211F',
  soonText: '#E3B04A',
  state: {
    waiting: '#98A1AD',
    moving: '#76A8F4',
    done: '#62C08C',
    soon: '#E3B04A',
    overdue: '#F27D72',
    hold: '#B296D8',
  },
}

export const fontFamily =
  '"PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", system-ui, -apple-system, sans-serif'

/** Pixels. Space is a multiple of 4. */
export const size = {
  console: { text: 14, line: 22, row: 44, rowDense: 36, radius: 6, topBar: 52, rail: 208, railNarrow: 56 },
  pocket: { text: 16, line: 26, target: 48, radius: 12, tabBar: 56 },
  heading: { page: 20, section: 16 },
  smallest: 12,
} as const

/** The one shadow, for what floats. */
export const shadow = '0 6px 24px rgba(31, 35, 41, 0.14)'
/** Milliseconds; movement only explains, and never under "reduce motion". */
export const motion = 160
