import { useT } from '#ui/i18n.ts'
import { readTrouble } from '#ui/problem.ts'

/** Why something was refused, read aloud; nothing while it was not. */
export function Wrong({ error }: { error: unknown }) {
  const t = useT('ui')
  if (!error) return null
  return (
    <p role="alert" className="jc-wrong">
      {readTrouble(error).sentence ?? t('error.unknown')}
    </p>
  )
}
