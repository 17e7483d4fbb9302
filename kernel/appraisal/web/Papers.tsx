import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { fileUrl } from '#kernel/files/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import { appraisal, type PaperRow, type RoundView } from './api.ts'
import { EnterPaper } from './EnterPaper.tsx'
import { scoredOf } from './PaperAnswers.tsx'
import { useWords } from './use-words.ts'

/** Ballots entered from paper, beside their photos; whoever entered one does not confirm it. */
export function Papers({ round }: { round: RoundView }) {
  const t = useT('appraisal-web')
  const client = useQueryClient()
  const [isEntering, setEntering] = useState(false)
  const key = { district: round.district, id: round.id }
  const list = useQuery({
    queryKey: ['appraisal', 'papers', round.id],
    queryFn: () => appraisal.listPapers({ params: key }),
    enabled: round.papersWaiting > 0,
  })
  const decide = useMutation({
    mutationFn: ({ paperId, confirm }: { paperId: string; confirm: boolean }) =>
      appraisal.decidePaper({ params: { ...key, paperId }, body: { requestId: newId(), confirm } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['appraisal'] }),
  })
  const mayEnter = round.mayOrganise && round.state === 'open'
  if (!mayEnter && round.papersWaiting === 0) return null
  return (
    <Section
      title={t('round.papers', { count: round.papersWaiting })}
      aside={mayEnter && <Button onClick={() => setEntering(true)}>{t('paper.title')}</Button>}
    >
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {decide.isError && <ErrorState error={decide.error} />}
      {round.papersWaiting === 0 && <p className="ja-quiet">{t('papers.none')}</p>}
      <ul className="ja-links" aria-label={t('papers.list')}>
        {round.papersWaiting > 0 &&
          list.data?.items.map(paper => (
            <PaperCard
              key={paper.id}
              round={round}
              paper={paper}
              onDecide={confirm => decide.mutate({ paperId: paper.id, confirm })}
            />
          ))}
      </ul>
      {isEntering && <EnterPaper round={round} onClose={() => setEntering(false)} />}
    </Section>
  )
}

interface PaperCardProps {
  round: RoundView
  paper: PaperRow
  onDecide: (confirm: boolean) => void
}

/** The photo and what was entered side by side, so that they can be compared at a glance. */
function PaperCard({ round, paper, onDecide }: PaperCardProps) {
  const t = useT('appraisal-web')
  const words = useWords()
  const group = round.rules.groups.find(one => one.key === paper.group)
  const answerOf = (one: ReturnType<typeof scoredOf>[number]) => {
    const answer = paper.answers[one.key]
    if (answer === undefined) return t('paper.blank')
    const grade = one.scale.kind === 'grades' ? one.scale.grades.find(own => own.key === answer) : undefined
    return grade ? words(grade.name) : String(answer)
  }
  return (
    <li className="ja-card ja-paper">
      <a href={fileUrl(round.district, paper.fileId)} target="_blank" rel="noreferrer">
        <img src={fileUrl(round.district, paper.fileId, 'thumbnail')} alt="" loading="lazy" />
        {t('papers.photo')}
      </a>
      <div className="ja-form">
        <strong>
          {paper.subjectName} · {group ? words(group.name) : paper.group}
          {paper.rater && ` · ${paper.rater}`}
        </strong>
        <dl className="ja-answers">
          {scoredOf(round.rules).map(one => (
            <div key={one.key}>
              <dt>{words(one.name)}</dt>
              <dd>{answerOf(one)}</dd>
            </div>
          ))}
        </dl>
        <span className="ja-voted">
          <Button type="primary" disabled={paper.mine} onClick={() => onDecide(true)}>
            {t('papers.confirm')}
          </Button>
          <Button disabled={paper.mine} onClick={() => onDecide(false)}>
            {t('papers.refuse')}
          </Button>
        </span>
        {paper.mine && <p className="ja-quiet">{t('papers.mine')}</p>}
      </div>
    </li>
  )
}
