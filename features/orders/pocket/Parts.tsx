import { Link, type LinkProps, useRouterState } from '@tanstack/react-router'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import './pocket.css'

/** The way up: an installed app has no back button of its own on every phone. */
export function Back({ to, text }: { to: LinkProps['to']; text?: string }) {
  const t = useT('orders-pocket')
  return (
    <Link to={to} className="op-back">
      <span aria-hidden="true">‹ </span>
      {text ?? t('back')}
    </Link>
  )
}

/** What somebody without an account would press: it leads to signing in, and back to this page. */
export function SignInLink({ text, about }: { text: string; about: string }) {
  const back = useRouterState({ select: ({ location: { pathname, searchStr } }) => `${pathname}${searchStr}` })
  return (
    <Link to="/sign-in" search={{ back } as never} className="op-button">
      {text}
      <span className="jl-unseen">{about}</span>
    </Link>
  )
}

interface Reading {
  isPending: boolean
  isError: boolean
  error: unknown
  fetchStatus: string
  refetch: () => unknown
}

/** While something is read, or when it could not be. */
export function Reading({ query }: { query: Reading }) {
  const t = useT('orders-pocket')
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  if (!query.isPending) return null
  if (query.fetchStatus === 'paused')
    return (
      <p role="status" className="op-card op-quiet">
        {t('offline')}
      </p>
    )
  return (
    <div role="status" aria-label={t('reading')} className="op-card">
      <span className="jl-skeleton" style={{ width: '70%', height: 18 }} />
      <span className="jl-skeleton" style={{ width: '45%' }} />
    </div>
  )
}

interface ChipsProps<V extends string> {
  label: string
  options: readonly { value: V; label: string }[]
  value: V | null
  onChange: (value: V | null) => void
  /** One is always chosen. */
  firm?: boolean
}

/** A question with few answers; pressing the chosen one again takes it back. */
export function Chips<V extends string>({ label, options, value, onChange, firm = false }: ChipsProps<V>) {
  return (
    <fieldset className="op-field">
      <legend>{label}</legend>
      <div className="op-chips">
        {options.map(option => (
          <button
            key={option.value}
            type="button"
            className="op-chip"
            aria-pressed={value === option.value}
            onClick={() => onChange(value === option.value && !firm ? null : option.value)}
          >
            {option.label}
          </button>
        ))}
      </div>
    </fieldset>
  )
}

interface MoreProps {
  list: { hasNextPage: boolean; isError: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown }
}

/** More of a list that is read page by page. */
export function More({ list }: MoreProps) {
  const t = useT('orders-pocket')
  if (!list.hasNextPage || list.isError) return null
  return (
    <button
      type="button"
      className="op-button"
      disabled={list.isFetchingNextPage}
      onClick={() => void list.fetchNextPage()}
    >
      {t('more')}
    </button>
  )
}
