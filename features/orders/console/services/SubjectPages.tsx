import { useParams } from '@tanstack/react-router'
import { NeedView } from './NeedView.tsx'
import { OrderView } from './OrderView.tsx'
import { WishView } from './WishView.tsx'

function useKey() {
  const { district = '', id = '' } = useParams({ strict: false })
  return { district, id }
}

/** One order as a page of its own. */
export function OrderPage() {
  const key = useKey()
  return <OrderView key={key.id} {...key} />
}

/** One wish as a page of its own. */
export function WishPage() {
  const key = useKey()
  return <WishView key={key.id} {...key} />
}

/** One need as a page of its own. */
export function NeedPage() {
  const key = useKey()
  return <NeedView key={key.id} {...key} />
}
