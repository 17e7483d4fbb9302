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
const SignInPage = lazy(() => import('./SignInPage.tsx').then(module => ({ default: module.SignInPage })))
const EnrolElsewhere = lazy(() => import('./EnrolElsewhere.tsx').then(module => ({ default: module.EnrolElsewhere })))

const LinkBallotPage = lazy(async () => ({ default: await linkBallotPage() }))

export function App() {
  const locale = useLocale()
  const [client] = useState(createQueryClient)
  const [loadBaseMap] = useState(() => baseMapLoader(client))
  const [router] = useState(createPocketRouter)
  const signIn = (
    <Suspense fallback={<div className="jl-gate" aria-busy="true" />}>
      <SignInPage />
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
          <SessionGate signIn={signIn} enrol={enrol}>
            <BaseMapContext value={loadBaseMap}>
              <RouterProvider router={router} />
            </BaseMapContext>
          </SessionGate>
        )}
      </QueryClientProvider>
    </ConfigProvider>
  )
}
