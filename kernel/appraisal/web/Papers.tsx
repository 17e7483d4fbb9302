import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { fileUrl } from '#kernel/files/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { appraisal, type RoundView } from './api.ts'
import { useWords } from './use-words.ts'

/** Ballots entered from paper, beside their photos; whoever entered one does not confirm it. */
export function Papers({ round }: { round: RoundView }) {
  const t = useT('appraisal-web')
  const words = useWords()
  const client = useQueryClient()
  const key = { district: round.district, id: round.id }
  const list = useQuery({
    queryKey: ['appraisal', 'papers', round.id],
    queryFn: () => appraisal.listPapers({ params: key }),
  })
  const decide = useMutation({
    mutationFn: ({ paperId, confirm }: { paperId: string; confirm: boolean }) =>
      appraisal.decidePaper({ params: { ...key, paperId }, body: { requestId: newId(), confirm } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['appraisal'] }),
  })
  const nameOf = (group: string) => round.rules.groups.find(one => one.key === group)?.name ?? { zh: group, en: group }
  return (
    <>
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {decide.isError && <ErrorState error={decide.error} />}
      <ul className="ja-links">
        {list.data?.items.map(paper => (
          <li key={paper.id} className="ja-card">
            <strong>
              {paper.subjectName} · {words(nameOf(paper.group))}
            </strong>
            <a href={fileUrl(round.district, paper.fileId)} target="_blank" rel="noreferrer">
              {t('papers.photo')}
            </a>
            <span>
              {Object.entries(paper.answers)
                .map(([indicator, answer]) => `${indicator}: ${answer}`)
                .join(' · ')}
            </span>
            <span>
              <Button
                type="primary"
                disabled={paper.mine}
                title={paper.mine ? t('papers.mine') : undefined}
                onClick={() => decide.mutate({ paperId: paper.id, confirm: true })}
              >
                {t('papers.confirm')}
              </Button>{' '}
              <Button disabled={paper.mine} onClick={() => decide.mutate({ paperId: paper.id, confirm: false })}>
                {t('papers.refuse')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
