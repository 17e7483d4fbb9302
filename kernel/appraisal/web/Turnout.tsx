import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { appraisal, type RoundView } from './api.ts'
import { linkFor } from './link-path.ts'
import { RatersDrawer, type RatersOf } from './RatersDrawer.tsx'
import { percent, useWords } from './use-words.ts'

/** How many of each group have voted on each subject: never what. */
export function Turnout({ round }: { round: RoundView }) {
  const t = useT('appraisal-web')
  const words = useWords()
  const [shown, setShown] = useState<Omit<RatersOf, 'round'> | null>(null)
  const groups = round.rules.groups
  return (
    <div className="ja-scroll">
      <table className="ja-parts">
        <thead>
          <tr>
            <th scope="col">{t('kinds.subject')}</th>
            {groups.map(group => (
              <th key={group.key} scope="col">
                {words(group.name)} · {percent(group.share)}
                <p className="ja-quiet">
                  {t(`quorum.${group.quorum.unit}`, { count: group.quorum.amount })} ·{' '}
                  {t(group.secret ? 'quorum.secret' : 'quorum.open')}
                </p>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {round.subjectList.map(subject => (
            <tr key={subject.subjectId}>
              <th scope="row">{subject.name}</th>
              {groups.map(group => {
                const own = subject.groups.find(one => one.key === group.key)
                return (
                  <td key={group.key}>
                    <span className="ja-voted">
                      {own?.voted ?? 0} / {own?.raters ?? 0}
                      {round.mayOrganise && (round.state === 'draft' || round.state === 'open') && (
                        <Button
                          size="small"
                          aria-label={t('raters.title', { subject: subject.name, group: words(group.name) })}
                          onClick={() => setShown({ subjectId: subject.subjectId, group: group.key })}
                        >
                          {t('raters.manage')}
                        </Button>
                      )}
                      {round.mayOrganise && round.state === 'open' && (
                        <LinksButton round={round} subjectId={subject.subjectId} group={group.key} />
                      )}
                    </span>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {shown && <RatersDrawer of={{ ...shown, round }} onClose={() => setShown(null)} />}
    </div>
  )
}

function LinksButton({ round, subjectId, group }: { round: RoundView; subjectId: string; group: string }) {
  const t = useT('appraisal-web')
  const client = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const issue = useMutation({
    mutationFn: () =>
      appraisal.issueLinks({ params: { district: round.district, id: round.id }, body: { subjectId, group } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['appraisal', 'round'] }),
  })
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('links.make')}
      </Button>
      <Modal
        open={isOpen}
        title={t('links.title')}
        okText={t('links.make')}
        cancelText={t('ui:form.cancel')}
        okButtonProps={{ disabled: issue.isSuccess }}
        confirmLoading={issue.isPending}
        onOk={() => issue.mutate()}
        onCancel={() => {
          setOpen(false)
          issue.reset()
        }}
      >
        <p>{t('links.lead')}</p>
        {issue.isError && <ErrorState error={issue.error} />}
        {issue.data?.items.length === 0 && <p>{t('links.none')}</p>}
        <ul className="ja-links">
          {issue.data?.items.map(item => (
            <li key={item.id}>
              <strong>{item.label}</strong> <code>{linkFor(item.token)}</code>
            </li>
          ))}
        </ul>
      </Modal>
    </>
  )
}
