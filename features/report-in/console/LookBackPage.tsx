import { useParams } from '@tanstack/react-router'
import { LookBackView } from './LookBackView.tsx'

/** One look-back as a page of its own. */
export function LookBackPage() {
  const { district = '', id = '' } = useParams({ strict: false })
  return <LookBackView key={id} district={district} id={id} />
}
