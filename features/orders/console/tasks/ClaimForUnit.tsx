import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Modal, Radio } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { useMoment } from '#ui/TimeLeft.tsx'
import { useViewer } from '#ui/Viewer.tsx'
import { orders } from '../api.ts'
import { claimPath } from './task-path.ts'

export type OpenTask = Awaited<ReturnType<typeof orders.listOpenTasks>>['items'][number]

/** Claims one place of a task for a unit one works for; anybody of the unit may then do it. */
export function ClaimForUnit({ task, onClose }: { task: OpenTask; onClose: () => void }) {
  const t = useT('orders-console')
  const say = useMoment()
  const client = useQueryClient()
  const navigate = useNavigate()
  const units = useUnits()
  const [requestId] = useState(() => newId())
  const [unit, setUnit] = useState(units[0]?.id)
  const claim = useMutation({
    mutationFn: (organisationId: string) =>
      orders.claimTask({
        params: { district: task.district, id: task.id },
        body: { requestId, organisationId },
      }),
    async onSuccess(claimed) {
      await client.invalidateQueries({ queryKey: ['orders'] })
      await client.invalidateQueries({ queryKey: ['workflow'] })
      onClose()
      await navigate({ to: claimPath(claimed) })
    },
  })
  return (
    <Modal
      open
      title={t('openTasks.claimOf', { title: task.title })}
      okText={t('openTasks.confirm')}
      cancelText={t('ui:form.cancel')}
      okButtonProps={{ disabled: !unit }}
      confirmLoading={claim.isPending}
      onOk={() => unit && claim.mutate(unit)}
      onCancel={onClose}
    >
      <p className="oc-words">{task.words}</p>
      <p className="oc-quiet">
        {[task.area.name, task.place].filter(Boolean).join(' · ')} · {say(task.startsAt)} – {say(task.endsAt)}
      </p>
      <p>{t(units.length > 0 ? 'openTasks.follows' : 'openTasks.noUnit')}</p>
      {units.length > 0 && (
        <Radio.Group
          aria-label={t('openTasks.unit')}
          value={unit}
          onChange={event => setUnit(String(event.target.value))}
          options={units.map(one => ({ value: one.id, label: one.name }))}
        />
      )}
      {claim.isError && <ErrorState error={claim.error} />}
    </Modal>
  )
}

/** The units in which the viewer holds a post. */
function useUnits(): { id: string; name: string }[] {
  const { posts } = useViewer()
  const held = posts.flatMap(({ organisationId: id, organisationName: name }) => (id && name ? [{ id, name }] : []))
  return [...new Map(held.map(one => [one.id, one])).values()]
}
