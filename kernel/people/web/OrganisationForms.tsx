import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { AreaInput } from '#kernel/territory/web/index.ts'
import { FormDrawer } from '#ui/form/FormDrawer.tsx'
import { useT } from '#ui/i18n.ts'
import { contract } from '../contract.ts'
import type { Organisation } from '../shapes.ts'
import { directory, useDirectoryChange } from './api.ts'
import { OrganisationInput } from './OrganisationPicker.tsx'

const { routes } = contract

/** The words of the forms about organisations; those of fields are the module's own. */
function useWords() {
  const t = useT('people-web')
  const words = useT('people')
  const fields: Record<string, string> = { areaCode: 'area', parentId: 'parent' }
  return {
    label: (name: string) => words(`fields.${fields[name] ?? name}`),
    help: (name: string) =>
      ['tag', 'shortName', 'phone', 'creditCode', 'validTo'].includes(name) ? t(`help.${name}`) : undefined,
    option: (name: string, value: string) => words(`${name === 'tag' ? 'tags' : 'kinds'}.${value}`),
    widgets: { areaCode: AreaInput, parentId: OrganisationInput },
  }
}

export function CreateOrganisation({ areaCode, onClose }: { areaCode: string | undefined; onClose: () => void }) {
  const t = useT('people-web')
  const words = useWords()
  const navigate = useNavigate()
  const [requestId] = useState(() => newId())
  const create = useDirectoryChange(directory.createOrganisation)
  return (
    <FormDrawer
      title={t('organisations.add')}
      body={routes.createOrganisation.body}
      initial={areaCode ? { areaCode } : {}}
      {...words}
      submitLabel={t('add')}
      save={async form => {
        const made = await create.mutateAsync({ body: { ...form, requestId } })
        await navigate({ to: '/organisations/$id', params: { id: made.id } })
      }}
      onClose={onClose}
    />
  )
}

interface ChangeProps {
  organisation: Organisation
  onClose: () => void
}

export function EditOrganisation({ organisation, onClose }: ChangeProps) {
  const t = useT('people-web')
  const words = useWords()
  const [requestId] = useState(() => newId())
  const edit = useDirectoryChange(directory.editOrganisation)
  return (
    <FormDrawer
      title={t('organisations.edit', { name: organisation.name })}
      body={routes.editOrganisation.body}
      initial={{ ...organisation }}
      {...words}
      submitLabel={t('save')}
      save={form => edit.mutateAsync({ params: { id: organisation.id }, body: { ...form, requestId } })}
      onClose={onClose}
    />
  )
}

export function CloseOrganisation({ organisation, onClose }: ChangeProps) {
  const t = useT('people-web')
  const words = useWords()
  const [requestId] = useState(() => newId())
  const close = useDirectoryChange(directory.closeOrganisation)
  return (
    <FormDrawer
      title={t('organisations.close', { name: organisation.name })}
      lead={t('organisations.closeLead')}
      body={routes.closeOrganisation.body}
      {...words}
      submitLabel={t('organisations.closeDo')}
      save={form => close.mutateAsync({ params: { id: organisation.id }, body: { ...form, requestId } })}
      onClose={onClose}
    />
  )
}
