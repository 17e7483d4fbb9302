import { Link } from '@tanstack/react-router'
import { useT } from '#ui/i18n.ts'
import { useListDesk } from '#ui/list/list-desk.ts'
import type { RoundView, SubjectView } from './api.ts'
import { CorrectResult } from './CorrectResult.tsx'
import { percent, points, useWords } from './use-words.ts'

const FILE_COLUMNS = ['subject', 'band', 'score', 'grounds', 'edition', 'reason', 'answer'] as const

/** Results by name, each number with its definition; never in the order of scores. */
export function ResultTable({ round }: { round: RoundView }) {
  const t = useT('appraisal-web')
  const words = useWords()
  const { Tools } = useListDesk()
  const isPublished = round.state === 'published' || round.state === 'final'
  const indicators = round.subjectKind === 'person' ? [] : round.rules.indicators
  return (
    <>
      {isPublished && (
        <Tools
          list="appraisal-results"
          search={{}}
          onSearch={() => undefined}
          columns={FILE_COLUMNS.map(key => ({ key, title: t(`appraisal:columns.${key}`) }))}
          exportQuery={{ round: round.id }}
          opensWithDefault={false}
        />
      )}
      <table className="ja-parts">
        <thead>
          <tr>
            <th scope="col">{t('kinds.subject')}</th>
            <th scope="col">{t('result.band')}</th>
            {round.subjectKind !== 'person' && (
              <th scope="col" className="ja-number">
                {t('result.score')}
                <p className="ja-quiet">{t('result.scoreHelp')}</p>
              </th>
            )}
            {indicators.map(one => (
              <th key={one.key} scope="col" className="ja-number">
                {words(one.name)} · {percent(one.weight)}
                <p className="ja-quiet">{words(one.definition)}</p>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {round.subjectList.map(subject => (
            <ResultRow key={subject.subjectId} round={round} subject={subject} />
          ))}
        </tbody>
      </table>
    </>
  )
}

function ResultRow({ round, subject }: { round: RoundView; subject: SubjectView }) {
  const t = useT('appraisal-web')
  const words = useWords()
  const { result } = subject
  const band = round.rules.bands.find(one => one.key === result?.band)
  const indicators = round.subjectKind === 'person' ? [] : round.rules.indicators
  return (
    <tr>
      <th scope="row">
        {subject.name}{' '}
        {round.mayOrganise && (round.state === 'published' || round.state === 'final') && (
          <CorrectResult round={round} subject={subject} />
        )}
        {result?.reason && (
          <p className="ja-quiet">{t('results.corrected', { edition: result.edition, reason: result.reason })}</p>
        )}
        {result?.publishable === false && <p>{t('result.missed')}</p>}
        {subject.grounds.map(why => (
          <p key={why} className="ja-quiet">
            {t('results.why', { words: why })}
          </p>
        ))}
        {subject.answer && <p className="ja-quiet">{t('results.answered', { words: subject.answer })}</p>}
        {subject.objections.map(one => (
          <p key={one.id} className="ja-quiet">
            <Link to="/cases/$district/$id" params={{ district: round.district, id: one.caseId }}>
              {t('results.objected', { words: one.words })}
            </Link>{' '}
            {t(`results.decision.${one.decision ?? 'pending'}`)}
          </p>
        ))}
        {subject.adjustments.map(one => (
          <p key={one.id} className="ja-quiet">
            {one.kind === 'bonus' ? '+' : '−'}
            {points(one.points)} {one.reason}
          </p>
        ))}
      </th>
      <td>{band ? words(band.name) : t('results.unrated')}</td>
      {round.subjectKind !== 'person' && <td className="ja-number">{points(result?.score ?? null)}</td>}
      {indicators.map(one => (
        <td key={one.key} className="ja-number">
          {points(result?.parts?.indicators.find(part => part.key === one.key)?.earned ?? null)}
        </td>
      ))}
    </tr>
  )
}
