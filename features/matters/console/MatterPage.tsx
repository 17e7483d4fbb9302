import { useParams } from '@tanstack/react-router'
import { MatterView } from './MatterView.tsx'

/** One matter as a page of its own. */
export function MatterPage() {
  const { district = '', id = '' } = useParams({ strict: false })
  return <MatterView key={id} district={district} id={id} />
}
