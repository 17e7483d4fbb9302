import { useQuery, useQueryClient } from '@tanstack/react-query'
import { newId } from '#kernel/ids/index.ts'
import { FormDrawer } from '#ui/form/FormDrawer.tsx'
import { useT } from '#ui/i18n.ts'
import { contract } from '../../index.ts'
import { partners } from '../api.ts'

/** How long a term lasts when nothing else is agreed. */
export function TermSettings({ onClose }: { onClose: () => void }) {
  const t = useT('partners-co-building')
  const client = useQueryClient()
  const key = ['partners', 'co-building-settings']
  const found = useQuery({ queryKey: key, queryFn: () => partners.getCoBuildingSettings({}) })
  if (!found.data) return null
  return (
    <FormDrawer
      title={t('settings')}
      lead={t('settingsLead')}
      body={contract.routes.editCoBuildingSettings.body}
      initial={found.data}
      label={() => t('termMonths')}
      submitLabel={t('save')}
      save={async answer => {
        await partners.editCoBuildingSettings({ body: { ...answer, requestId: newId() } })
        await client.invalidateQueries({ queryKey: key })
      }}
      onClose={onClose}
    />
  )
}
