import { Button, Select } from 'antd'
import { useT } from './i18n.ts'
import './parts.css'

export interface PagingProps {
  /** Absent where there is nothing further in that direction. */
  onPrevious?: (() => void) | undefined
  onNext?: (() => void) | undefined
  total?: number | undefined
  /** There are more than `total`: counting stopped. */
  atLeast?: boolean | undefined
  pageSize?: number
  onPageSize?: (size: number) => void
}

const sizes = [20, 50, 100]

/** Previous and next over a keyset; there are no page numbers, because rows arrive while one reads. */
export function Paging({ shown, ...props }: PagingProps & { shown: number }) {
  const t = useT('ui')
  const { onPrevious, onNext, total, atLeast = false, pageSize, onPageSize } = props
  const all = t(atLeast ? 'table.atLeast' : 'table.total', { count: total ?? 0 })
  return (
    <nav className="jl-paging" aria-label={t('table.pages')}>
      <span>{total === undefined ? t('table.shown', { count: shown }) : all}</span>
      {pageSize !== undefined && onPageSize && (
        <Select
          value={pageSize}
          aria-label={t('table.pageSize', { count: pageSize })}
          options={sizes.map(value => ({ value, label: t('table.pageSize', { count: value }) }))}
          onChange={onPageSize}
        />
      )}
      <Button disabled={!onPrevious} onClick={onPrevious}>
        {t('table.previous')}
      </Button>
      <Button disabled={!onNext} onClick={onNext}>
        {t('table.next')}
      </Button>
    </nav>
  )
}
