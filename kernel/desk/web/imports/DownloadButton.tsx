import { App, Button } from 'antd'
import type { ReactNode } from 'react'
import { currentLocale, useT } from '#ui/i18n.ts'

/** Fetches a file in the language of the page, which a plain link could not say, and hands it over. */
export function DownloadButton({ url, name, children }: { url: string; name: string; children: ReactNode }) {
  const t = useT('desk-web')
  const { modal } = App.useApp()
  const save = async () => {
    const reply = await fetch(url, { headers: { 'accept-language': currentLocale() } })
    if (!reply.ok) return void modal.error({ title: t('imports.notDownloaded') })
    const address = URL.createObjectURL(await reply.blob())
    Object.assign(document.createElement('a'), { href: address, download: name }).click()
    URL.revokeObjectURL(address)
  }
  return <Button onClick={() => void save()}>{children}</Button>
}
