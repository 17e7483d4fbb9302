import { type AnyRoute, createRoute } from '@tanstack/react-router'
import { type ComponentType, lazy, Suspense } from 'react'
import type { PageRoute } from '#ui/part.ts'
import { useMay } from '#ui/Viewer.tsx'

export interface PageFrames {
  Waiting: ComponentType
  Missing: ComponentType
}

/** The pages that parts bring, under the layout of a face. */
export function partRoutes(parent: AnyRoute, pages: readonly PageRoute[], frames: PageFrames): AnyRoute[] {
  return pages.map(page =>
    createRoute({
      getParentRoute: () => parent,
      path: page.path,
      component: framedPage(page, frames),
      ...(page.search ? { validateSearch: page.search } : {}),
    }),
  )
}

function framedPage({ page, permission }: PageRoute, { Waiting, Missing }: PageFrames) {
  const Page = lazy(() => page().then(found => ({ default: found })))
  return function FramedPage() {
    const may = useMay(...(permission ? [permission] : []))
    if (!may) return <Missing />
    return (
      <Suspense fallback={<Waiting />}>
        <Page />
      </Suspense>
    )
  }
}
