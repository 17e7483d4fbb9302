import { Button, Modal } from 'antd'
import { useMemo } from 'react'
import { z } from 'zod'
import { SchemaForm } from '#ui/form/SchemaForm.tsx'
import { useT } from '#ui/i18n.ts'
import type { Duty } from './api.ts'
import { formSchema } from './json-schema.ts'
import { TrialResult } from './TrialResult.tsx'
import { useDutyChanges } from './use-duties.ts'
import { useWho } from './use-who.ts'

const answer = z.object({ effectiveTo: z.iso.datetime().optional() })

/** Ends a row from now or a later moment; it stays on record, and it can be tried first. */
export function EndDutyModal({ duty, onClose }: { duty: Duty; onClose: () => void }) {
  const t = useT('matters-console')
  const who = useWho()
  const { end, attempt } = useDutyChanges()
  const schema = useMemo(() => formSchema(answer), [])
  return (
    <Modal open title={t('duties.endTitle')} footer={null} onCancel={onClose} destroyOnHidden width={600}>
      <p className="jc-gap">
        {t('duties.endAbout', {
          category: duty.categoryName,
          level: t(`matters:levels.${duty.level}`),
          who: who(duty),
        })}
      </p>
      <SchemaForm
        schema={schema}
        label={() => t('matters:fields.effectiveTo')}
        help={() => t('duties.help.effectiveTo')}
        submitLabel={t('duties.end')}
        onCancel={onClose}
        onSubmit={async ({ form }) => {
          await end.mutateAsync({ id: duty.id, effectiveTo: answer.parse(form).effectiveTo })
          onClose()
        }}
      />
      <div className="jc-trial">
        <Button loading={attempt.isPending} onClick={() => attempt.mutate({ remove: [duty.id], add: [] })}>
          {t('duties.try')}
        </Button>
        {attempt.data && <TrialResult trial={attempt.data} />}
      </div>
    </Modal>
  )
}
