import { type ComponentType, lazy, Suspense } from 'react'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useT } from '#ui/i18n.ts'
import type { PocketBlock, PocketPlace } from '#ui/part.ts'
import { useViewer } from '#ui/Viewer.tsx'
import { useElderMode } from './elder.ts'
import { ElderSwitch } from './ElderSwitch.tsx'
import { MissingPage, WaitingPage } from '../shell/StandInPages.tsx'
import { blocksAt, placesFor } from './places.ts'

/** One of the pages behind the bottom bar: the blocks the parts put there. */
export function PlacePage({ place }: { place: Exclude<PocketPlace, 'me'> }) {
  const t = useT('pocket')
  const viewer = useViewer()
  if (!placesFor(viewer).includes(place)) return <MissingPage />
  const elder = useElderMode() && place === 'home'
  const blocks = elder ? [] : blocksAt(place, viewer)
  return (
    <>
      <h1 className="jl-place-title">{t(`${place}.title`)}</h1>
      {elder && (
        <Suspense fallback={<WaitingPage />}>
          <ElderHome />
        </Suspense>
      )}
      {!elder && blocks.length === 0 && place !== 'neighbourhood' && <EmptyState sentence={t(`${place}.none`)} />}
      <div {...(place === 'neighbourhood' ? { className: 'jl-neighbourhood' } : {})}>
        <Blocks blocks={blocks} />
      </div>
      {place === 'home' && <ElderSwitch />}
    </>
  )
}

// Nearly nobody needs it at the first glance; whoever does has it from then on.
const ElderHome = lazy(() => import('./ElderHome.tsx').then(module => ({ default: module.ElderHome })))

export function Blocks({ blocks }: { blocks: readonly PocketBlock[] }) {
  return blocks.map(({ block }, index) => {
    const Block = loaded(block)
    return (
      <Suspense key={index} fallback={<WaitingPage />}>
        <Block />
      </Suspense>
    )
  })
}

const known = new WeakMap<PocketBlock['block'], ComponentType>()

function loaded(block: PocketBlock['block']): ComponentType {
  const found = known.get(block) ?? lazy(() => block().then(Block => ({ default: Block })))
  known.set(block, found)
  return found
}
