import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { ConfigProvider } from 'antd-mobile'
import enUS from 'antd-mobile/es/locales/en-US.js'
import zhCN from 'antd-mobile/es/locales/zh-CN.js'
import { useState } from 'react'
import { useLocale } from '#ui/i18n.ts'
import { createQueryClient } from '../shell/query-client.ts'
import { SessionGate } from '../shell/SessionGate.tsx'
import { createPocketRouter } from './router.tsx'
import { SignInPage } from './SignInPage.tsx'

export function App() {
  const locale = useLocale()
  const [client] = useState(createQueryClient)
  const [router] = useState(createPocketRouter)
  return (
    <ConfigProvider locale={locale === 'zh' ? zhCN : enUS}>
      <QueryClientProvider client={client}>
        <SessionGate signIn={<SignInPage />}>
          <RouterProvider router={router} />
        </SessionGate>
      </QueryClientProvider>
    </ConfigProvider>
  )
}
