import type { ThemeConfig } from 'antd'
import { fontFamily, light, motion, shadow, size } from './tokens.ts'

const seconds = `${motion / 1000}s`

/** antd for the console. */
export const consoleTheme: ThemeConfig = {
  cssVar: { key: 'jinlin' },
  hashed: false,
  token: {
    colorPrimary: light.accent,
    colorPrimaryHover: light.accentHover,
    colorPrimaryActive: light.accentPress,
    colorLink: light.accent,
    colorLinkHover: light.accentHover,
    colorLinkActive: light.accentPress,
    colorInfo: light.state.moving,
    colorSuccess: light.state.done,
    colorWarning: light.state.soon,
    colorError: light.state.overdue,
    colorText: light.ink,
    colorTextSecondary: light.secondary,
    colorTextTertiary: light.secondary,
    colorTextDescription: light.secondary,
    colorTextPlaceholder: light.placeholder,
    colorBgLayout: light.desk,
    colorBgContainer: light.paper,
    colorBorder: '#D3D7D1',
    colorBorderSecondary: light.line,
    colorSplit: light.line,
    controlItemBgActive: light.accentWash,
    controlItemBgActiveHover: light.accentWash,
    controlItemBgHover: light.desk,
    fontFamily,
    fontSize: size.console.text,
    fontSizeHeading3: size.heading.page,
    fontSizeHeading4: size.heading.section,
    fontWeightStrong: 600,
    borderRadius: size.console.radius,
    borderRadiusLG: size.console.radius,
    boxShadow: shadow,
    boxShadowSecondary: shadow,
    motion: !prefersStillness(),
    motionDurationFast: seconds,
    motionDurationMid: seconds,
    motionDurationSlow: seconds,
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Table: {
      headerBg: light.paper,
      headerColor: light.secondary,
      headerSplitColor: 'transparent',
      headerSortActiveBg: light.paper,
      headerSortHoverBg: light.desk,
      bodySortBg: light.paper,
      rowHoverBg: light.desk,
      rowSelectedBg: light.accentWash,
      rowSelectedHoverBg: light.accentWash,
      cellPaddingBlock: 10,
      cellPaddingBlockSM: 6,
      cellPaddingInline: 12,
    },
    Form: { labelColor: light.ink, verticalLabelPadding: '0 0 4px', itemMarginBottom: 20 },
    Tabs: { horizontalMargin: '0 0 12px' },
    Tooltip: { colorBgSpotlight: light.ink },
  },
}

/** "Reduce motion" of the operating system, as it is when the page opens. */
function prefersStillness(): boolean {
  return typeof matchMedia === 'function' && matchMedia('(prefers-reduced-motion: reduce)').matches
}
