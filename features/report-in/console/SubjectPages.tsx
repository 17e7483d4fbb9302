import { useParams } from '@tanstack/react-router'
import { ConsultationView } from './ConsultationView.tsx'
import { YearGradeView } from './YearGradeView.tsx'

/** One grade as a page of its own. */
export function YearGradePage() {
  const { district = '', id = '' } = useParams({ strict: false })
  return <YearGradeView key={id} district={district} id={id} />
}

/** One consultation as a page of its own. */
export function ConsultationPage() {
  const { district = '', id = '' } = useParams({ strict: false })
  return <ConsultationView key={id} district={district} id={id} />
}
