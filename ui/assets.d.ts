/** What Vite turns into files beside the bundle. */
declare module '*.css'
declare module '*?worker&url' {
  const url: string
  export default url
}
/** The typings beside these describe a CommonJS build; bundlers take the ESM file, where the locale is the default. */
declare module 'antd/es/locale/zh_CN.js' {
  const locale: NonNullable<import('antd').ConfigProviderProps['locale']>
  export default locale
}
declare module 'antd/es/locale/en_US.js' {
  const locale: NonNullable<import('antd').ConfigProviderProps['locale']>
  export default locale
}
declare module 'antd-mobile/es/locales/zh-CN.js' {
  const locale: NonNullable<import('antd-mobile').ConfigProviderProps['locale']>
  export default locale
}
declare module 'antd-mobile/es/locales/en-US.js' {
  const locale: NonNullable<import('antd-mobile').ConfigProviderProps['locale']>
  export default locale
}
