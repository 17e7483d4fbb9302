import { Checkbox, Input, Modal, Select } from 'antd'
import { useId, useState } from 'react'
import { ErrorState } from '#ui/ErrorState.tsx'
import '#ui/form/form.css'
import { useT } from '#ui/i18n.ts'
import type { Views } from './api.ts'
import { useColumns, useViewChanges } from './use-views.ts'

type View = Views['items'][number]

interface ViewModalProps {
  list: string
  /** Null: a new one, from the list as it stands. */
  view: View | null
  search: View['search']
  shareWith: Views['shareWith']
  onClose: () => void
}

/** Names a view and says whom it is for. */
export function ViewModal({ list, view, search, shareWith, onClose }: ViewModalProps) {
  const t = useT('desk-web')
  const nameId = useId()
  const shareId = useId()
  const { create, edit } = useViewChanges(list)
  const [columns] = useColumns(list)
  const [name, setName] = useState(view?.name ?? '')
  const [organisationId, setOrganisationId] = useState<string | null>(view?.organisation?.id ?? null)
  const [withColumns, setWithColumns] = useState(Boolean(view?.columns))
  const [tried, setTried] = useState(false)
  const missing = tried && name.trim() === ''
  const save = async () => {
    setTried(true)
    if (name.trim() === '') return
    const kept = withColumns ? columns && [...columns] : null
    if (view) await edit.mutateAsync({ id: view.id, name, organisationId, columns: kept })
    else await create.mutateAsync({ list, name, search, organisationId, columns: kept })
    onClose()
  }
  return (
    <Modal
      open
      title={t(view ? 'views.edit' : 'views.keepTitle')}
      okText={t('views.save')}
      cancelText={t('cancel')}
      onOk={() => void save().catch(() => undefined)}
      confirmLoading={create.isPending || edit.isPending}
      onCancel={onClose}
    >
      {(create.error ?? edit.error) && <ErrorState error={create.error ?? edit.error} />}
      <div className="jl-field">
        <label htmlFor={nameId}>{t('views.name')}</label>
        <Input
          id={nameId}
          maxLength={40}
          value={name}
          autoFocus
          onChange={event => setName(event.target.value)}
          onPressEnter={() => void save().catch(() => undefined)}
          {...(missing ? { status: 'error', 'aria-invalid': true } : {})}
        />
        {missing && <p className="jl-field-error">{t('views.needName')}</p>}
      </div>
      {shareWith.length > 0 && (
        <div className="jl-field">
          <label htmlFor={shareId}>{t('views.share')}</label>
          <Select
            id={shareId}
            style={{ width: '100%' }}
            value={organisationId ?? ''}
            options={[
              { value: '', label: t('views.mineAlone') },
              ...shareWith.map(one => ({ value: one.id, label: one.name })),
            ]}
            onChange={next => setOrganisationId(next === '' ? null : next)}
          />
          <p className="jl-field-help">{t('views.shareHelp')}</p>
        </div>
      )}
      <Checkbox checked={withColumns} onChange={event => setWithColumns(event.target.checked)}>
        {t('views.withColumns')}
      </Checkbox>
    </Modal>
  )
}
