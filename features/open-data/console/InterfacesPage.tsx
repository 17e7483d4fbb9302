import { useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { AddressSection } from './AddressSection.tsx'
import { EndpointSection } from './EndpointSection.tsx'
import { HookSection } from './HookSection.tsx'
import { KeySection } from './KeySection.tsx'
import './console.css'

/** Who may report from outside, who is told, and which units work in systems of their own. */
export function InterfacesPage() {
  const t = useT('open-data-console')
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <KeySection />
      <HookSection />
      <EndpointSection />
      <AddressSection />
    </>
  )
}
