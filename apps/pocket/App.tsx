import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { ConfigProvider } from 'antd-mobile'
import enUS from 'antd-mobile/es/locales/en-US.js'
import zhCN from 'antd-mobile/es/locales/zh-CN.js'
import { lazy, Suspense, useState } from 'react'
import { LINK_PATH, linkBallotPage } from '#kernel/appraisal/web/index.ts'
import { BaseMapContext } from '#ui/map/base-map.ts'
import { useLocale } from '#ui/i18n.ts'
import { createQueryClient } from '../shell/query-client.ts'
import { SessionGate } from '../shell/SessionGate.tsx'
import { baseMapLoader } from './base-map.ts'
import { createPocketRouter } from './router.tsx'

// Whoever is signed in, which is nearly always, does not load it.
const GuestFace = lazy(() => import('./GuestFace.tsx').then(module => ({ default: module.GuestFace })))
const EnrolElsewhere = lazy(() => import('./EnrolElsewhere.tsx').then(module => ({ default: module.EnrolElsewhere })))

const LinkBallotPage = lazy(async () => ({ default: await linkBallotPage() }))

export function App() {
  const locale = useLocale()
  const [client] = useState(createQueryClient)
  const [loadBaseMap] = useState(() => baseMapLoader(client))
  const guest = (
    <Suspense fallback={<div className="jl-gate" aria-busy="true" />}>
      <GuestFace />
    </Suspense>
  )
  const enrol = (
    <Suspense fallback={<div className="jl-gate" aria-busy="true" />}>
      <EnrolElsewhere />
    </Suspense>
  )
  return (
    <ConfigProvider locale={locale === 'zh' ? zhCN : enUS}>
      <QueryClientProvider client={client}>
        {location.pathname === LINK_PATH ? (
          <Suspense fallback={<div className="jl-gate" aria-busy="true" />}>
            <LinkBallotPage />
          </Suspense>
        ) : (
          <BaseMapContext value={loadBaseMap}>
            <SessionGate signIn={guest} enrol={enrol}>
              <Face />
            </SessionGate>
          </BaseMapContext>
        )}
      </QueryClientProvider>
    </ConfigProvider>
  )
}

/** Its router begins where the address stands when somebody has signed in. */
function Face() {
  const [router] = useState(createPocketRouter)
  return <RouterProvider router={router} />
}
