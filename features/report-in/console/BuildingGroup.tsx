import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { FormDrawer } from '#ui/form/FormDrawer.tsx'
import { useT } from '#ui/i18n.ts'
import { useMay } from '#ui/Viewer.tsx'
import { type CoveredBuilding, contract } from '../index.ts'
import { reportIn } from './api.ts'

/** The neighbours' group of a building, and for whoever answers there the form that says where it is. */
export function BuildingGroup({ building }: { building: CoveredBuilding }) {
  const t = useT('report-in-console')
  const may = useMay('linkage.group')
  const [open, setOpen] = useState(false)
  const text = building.group?.name ?? t('group.none')
  if (!may) return <>{text}</>
  return (
    <>
      <button type="button" className="jl-link" onClick={() => setOpen(true)}>
        {building.group ? text : t('group.add')}
      </button>
      {open && <GroupForm building={building} onClose={() => setOpen(false)} />}
    </>
  )
}

function GroupForm({ building, onClose }: { building: CoveredBuilding; onClose: () => void }) {
  const t = useT('report-in-console')
  const client = useQueryClient()
  const [requestId] = useState(() => newId())
  const { district, id, compound, name, group } = building
  return (
    <FormDrawer
      title={t('group.title', { building: `${compound} ${name}` })}
      lead={t('group.lead')}
      body={contract.routes.keepBuildingGroup.body}
      initial={group ?? {}}
      label={field => t(`group.${field}`)}
      help={field => (field === 'howToJoin' ? t('group.howToJoinHelp') : t('group.nameHelp'))}
      submitLabel={t('group.save')}
      save={async form => {
        await reportIn.keepBuildingGroup({ params: { district, id }, body: { ...form, requestId } })
        await client.invalidateQueries({ queryKey: ['report-in', 'coverage'] })
      }}
      onClose={onClose}
    />
  )
}
