import type { KeyboardEvent, PointerEvent } from 'react'
import { useT } from '../i18n.ts'
import './list.css'

interface ColumnHandleProps {
  title: string
  width: number
  onWidth: (width: number) => void
}

const STEP = 16

/** The edge of a column: drawn with the pointer, or moved with the arrow keys. */
export function ColumnHandle({ title, width, onWidth }: ColumnHandleProps) {
  const t = useT('ui')
  const drag = (event: PointerEvent<HTMLSpanElement>) => {
    const { clientX: from, pointerId, currentTarget: handle } = event
    const begun = handle.parentElement?.getBoundingClientRect().width ?? width
    handle.setPointerCapture(pointerId)
    const end = (up: globalThis.PointerEvent) => {
      handle.removeEventListener('pointerup', end)
      if (up.clientX !== from) onWidth(begun + up.clientX - from)
    }
    handle.addEventListener('pointerup', end)
  }
  const press = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? STEP : event.key === 'ArrowLeft' ? -STEP : 0
    if (step === 0) return
    event.preventDefault()
    event.stopPropagation()
    onWidth(width + step)
  }
  return (
    <span
      role="slider"
      tabIndex={0}
      className="jl-column-handle"
      aria-orientation="horizontal"
      aria-label={t('list.width', { column: title })}
      aria-valuemin={60}
      aria-valuemax={800}
      aria-valuenow={width}
      onPointerDown={drag}
      onKeyDown={press}
      onClick={event => event.stopPropagation()}
    />
  )
}
