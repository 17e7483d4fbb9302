import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { useMoment } from '#ui/TimeLeft.tsx'
import { AddForm } from './AddForm.tsx'
import { ReasonForm } from './ReasonForm.tsx'
import type { Story } from './StoryParts.tsx'

/** What the server says I may do with my report besides rating it: settle it, add to it, take it back, ask again. */
export function StoryActions({ story, onDone }: { story: Story; onDone: () => Promise<void> }) {
  const t = useT('matters-pocket')
  const say = useMoment()
  const [added, setAdded] = useState(0)
  const caseKey = { district: story.district, id: story.caseId }
  const open = (name: string) => story.actions.find(action => action.name === name && action.enabled)
  const reopen = open('reopen')
  const withdraw = open('withdraw')
  const urge = open('urge')
  return (
    <>
      {open('settle') && (
        <Link to="/tasks/$district/$id" params={caseKey} className="jm-button" data-primary>
          {t('matters:procedures.grid_event.actions.settle')}
        </Link>
      )}
      {reopen && story.reopenUntil && (
        <>
          <ReasonForm
            caseKey={caseKey}
            action={reopen}
            texts={{ open: t('story.reopen'), why: t('story.reopenWhy'), send: t('story.reopenSend') }}
            onDone={onDone}
          />
          <p className="jm-quiet">{t('story.reopenUntil', { date: say(story.reopenUntil) })}</p>
        </>
      )}
      {urge && (
        <ReasonForm
          caseKey={caseKey}
          action={urge}
          texts={{ open: t('workflow:actions.urge'), why: t('workflow:fields.note'), send: t('workflow:actions.urge') }}
          onDone={onDone}
        />
      )}
      {open('comment') && !story.final && (
        <AddForm
          key={added}
          caseKey={caseKey}
          onDone={async () => {
            await onDone()
            setAdded(added + 1)
          }}
        />
      )}
      {withdraw && (
        <ReasonForm
          caseKey={caseKey}
          action={withdraw}
          texts={{ open: t('story.withdraw'), why: t('story.withdrawWhy'), send: t('story.withdrawSend') }}
          onDone={onDone}
        />
      )}
    </>
  )
}
