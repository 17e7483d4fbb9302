import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { FormDrawer } from '#ui/form/FormDrawer.tsx'
import { useT } from '#ui/i18n.ts'
import { useMay } from '#ui/Viewer.tsx'
import { contract } from '../contract.ts'
import type { AreaDetail } from '../shapes.ts'
import { AreaInput, areaInput } from './AreaPicker.tsx'
import { territory } from './api.ts'
import { useTerritoryChange } from './use-areas.ts'
import { useReach } from './use-reach.ts'
import { plainSearch } from './use-url-state.ts'

type Open = 'edit' | 'create' | 'close' | null

/** What may be changed of an area. Its code never does. */
export function AreaActions({ area, onOpen }: { area: AreaDetail; onOpen: (code: string) => void }) {
  const t = useT('territory-web')
  const may = useMay('area.edit')
  const reaches = useReach('area.edit')
  const [open, setOpen] = useState<Open>(null)
  if (!may || area.validTo !== null) return null
  const close = () => setOpen(null)
  const refused = reaches(area.code) ? undefined : t('area.beyond')
  return (
    <div className="jt-actions">
      <Button disabled={refused !== undefined} title={refused} onClick={() => setOpen('edit')}>
        {t('area.edit')}
      </Button>
      {area.level !== 'micro_grid' && (
        <Button disabled={refused !== undefined} title={refused} onClick={() => setOpen('create')}>
          {t('area.create')}
        </Button>
      )}
      <Button danger disabled={refused !== undefined} title={refused} onClick={() => setOpen('close')}>
        {t('area.close')}
      </Button>
      {area.level === 'community' && <DrawLink area={area} refused={refused} />}
      {open === 'edit' && <EditArea area={area} onClose={close} />}
      {open === 'create' && <CreateArea parent={area} onClose={close} onOpen={onOpen} />}
      {open === 'close' && <CloseArea area={area} onClose={close} />}
    </div>
  )
}

function DrawLink({ area, refused }: { area: AreaDetail; refused: string | undefined }) {
  const t = useT('territory-web')
  const navigate = useNavigate()
  const go = () => void navigate({ to: '/areas/draw', search: plainSearch({ area: area.code }) })
  return (
    <Button disabled={refused !== undefined} title={refused} onClick={go}>
      {t('draw.open')}
    </Button>
  )
}

/** The words of every form about an area. */
export function useAreaWords() {
  const t = useT('territory-web')
  const words = useT('territory')
  return {
    label: (name: string) => t(`form.${name}`),
    help: (name: string) =>
      ['code', 'validTo', 'successorCode', 'functions', 'nameEn'].includes(name) ? t(`help.${name}`) : undefined,
    option: (name: string, value: string) => words(`${name === 'functions' ? 'functions' : 'kinds'}.${value}`),
  }
}

const gridOnly = ['kind', 'functions'] as const

function EditArea({ area, onClose }: { area: AreaDetail; onClose: () => void }) {
  const t = useT('territory-web')
  const words = useAreaWords()
  const [requestId] = useState(() => newId())
  const save = useTerritoryChange(territory.editArea)
  return (
    <FormDrawer
      title={t('area.editTitle', { name: area.name })}
      lead={t('area.editLead')}
      body={contract.routes.editArea.body}
      without={area.level === 'grid' ? [] : gridOnly}
      initial={{ ...area }}
      {...words}
      submitLabel={t('save')}
      save={form => save.mutateAsync({ params: { code: area.code }, body: { ...form, requestId } })}
      onClose={onClose}
    />
  )
}

interface CreateAreaProps {
  parent: AreaDetail
  onClose: () => void
  onOpen: (code: string) => void
}

function CreateArea({ parent, onClose, onOpen }: CreateAreaProps) {
  const t = useT('territory-web')
  const words = useAreaWords()
  const [requestId] = useState(() => newId())
  const create = useTerritoryChange(territory.createArea)
  return (
    <FormDrawer
      title={t('area.createTitle', { name: parent.name })}
      body={contract.routes.createArea.body}
      first={['code']}
      without={parent.level === 'community' ? [] : gridOnly}
      initial={{ code: parent.code, kind: 'basic' }}
      widgets={{ predecessorCode: AreaInput }}
      {...words}
      submitLabel={t('area.createDo')}
      save={async form => {
        const made = await create.mutateAsync({ body: { ...form, requestId } })
        onOpen(made.code)
      }}
      onClose={onClose}
    />
  )
}

function CloseArea({ area, onClose }: { area: AreaDetail; onClose: () => void }) {
  const t = useT('territory-web')
  const words = useAreaWords()
  const [requestId] = useState(() => newId())
  const close = useTerritoryChange(territory.closeArea)
  // Made once: another component at each drawing would forget which branches are open.
  const successor = useMemo(() => areaInput([area.level]), [area.level])
  return (
    <FormDrawer
      title={t('area.closeTitle', { name: area.name })}
      lead={t('area.closeLead')}
      body={contract.routes.closeArea.body}
      widgets={{ successorCode: successor }}
      {...words}
      submitLabel={t('area.closeDo')}
      save={form => close.mutateAsync({ params: { code: area.code }, body: { ...form, requestId } })}
      onClose={onClose}
    />
  )
}
