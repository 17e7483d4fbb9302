import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App as AntdApp, ConfigProvider } from 'antd'
import enUS from 'antd/es/locale/en_US.js'
import zhCN from 'antd/es/locale/zh_CN.js'
import { useState } from 'react'
import { listDesk } from '#kernel/desk/web/index.ts'
import { baseMapLoader } from '#kernel/territory/web/index.ts'
import { useLocale } from '#ui/i18n.ts'
import { ListDeskContext } from '#ui/list/list-desk.ts'
import { AreaLayersContext } from '#ui/map/area-layer.ts'
import { BaseMapContext } from '#ui/map/base-map.ts'
import { consoleTheme } from '#ui/theme.ts'
import { createQueryClient } from '../shell/query-client.ts'
import { SessionGate } from '../shell/SessionGate.tsx'
import { parts } from './parts.ts'
import { createConsoleRouter } from './router.ts'
import { EnrolGate } from './EnrolGate.tsx'
import { SignInPage } from './SignInPage.tsx'

const areaLayers = parts.flatMap(part => part.areaLayers ?? [])

export function App() {
  const locale = useLocale()
  const [client] = useState(createQueryClient)
  const [loadBaseMap] = useState(() => baseMapLoader(client))
  const [router] = useState(createConsoleRouter)
  return (
    <ConfigProvider theme={consoleTheme} locale={locale === 'zh' ? zhCN : enUS} button={{ autoInsertSpace: false }}>
      <AntdApp>
        <QueryClientProvider client={client}>
          <SessionGate signIn={<SignInPage />} enrol={<EnrolGate />}>
            <ListDeskContext value={listDesk}>
              <BaseMapContext value={loadBaseMap}>
                <AreaLayersContext value={areaLayers}>
                  <RouterProvider router={router} />
                </AreaLayersContext>
              </BaseMapContext>
            </ListDeskContext>
          </SessionGate>
        </QueryClientProvider>
      </AntdApp>
    </ConfigProvider>
  )
}
