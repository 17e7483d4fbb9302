import { CloseOutlined } from '@ant-design/icons'
import { type ReactNode, useId } from 'react'
import { useT } from '#ui/i18n.ts'

/** The sheet at the right: what is chosen. */
export function Card({
  title,
  onClose,
  children,
}: {
  title: string
  onClose?: (() => void) | undefined
  children: ReactNode
}) {
  const t = useT('matters-map')
  const id = useId()
  return (
    <section className="jo-card" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title || '…'}</h2>
        {onClose && (
          <button type="button" className="jl-icon-button" aria-label={t('card.close')} onClick={onClose}>
            <CloseOutlined />
          </button>
        )}
      </header>
      {children}
    </section>
  )
}

export function CardPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="jo-card-part">
      <h3>{title}</h3>
      {children}
    </section>
  )
}
