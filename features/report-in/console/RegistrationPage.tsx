import { useParams } from '@tanstack/react-router'
import { RegistrationView } from './RegistrationView.tsx'

/** One registration as a page of its own. */
export function RegistrationPage() {
  const { district = '', id = '' } = useParams({ strict: false })
  return <RegistrationView key={id} district={district} id={id} />
}
