import { Link, type LinkProps } from '@tanstack/react-router'
import { useT } from '#ui/i18n.ts'

/** The way up: an installed app has no back button of its own on every phone. */
export function Back({ to }: { to: LinkProps['to'] }) {
  const t = useT('orders-pocket')
  return (
    <Link to={to}>
      <span aria-hidden="true">‹ </span>
      {t('back')}
    </Link>
  )
}

interface MoreProps {
  list: { hasNextPage: boolean; isError: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown }
}

/** The next page of a list that is read down. */
export function More({ list }: MoreProps) {
  const t = useT('orders-pocket')
  if (!list.hasNextPage || list.isError) return null
  return (
    <button
      type="button"
      className="jop-button"
      disabled={list.isFetchingNextPage}
      onClick={() => void list.fetchNextPage()}
    >
      {t('more')}
    </button>
  )
}
