import { Button } from 'antd'
import { useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { EnrolSteps } from './EnrolSteps.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'

/** Stands before everything else where the post needs a second factor and there is none. */
export function EnrolPage({ onDone, onSignOut }: { onDone: () => void; onSignOut: () => void }) {
  const t = useT('access-web')
  const [codes, setCodes] = useState<string[] | null>(null)
  return (
    <main className="jl-sheet">
      <h1>{t('factor.title')}</h1>
      <p>{t('factor.forced')}</p>
      {codes === null && <EnrolSteps onCodes={setCodes} />}
      {codes && <RecoveryCodes codes={codes} onClose={onDone} />}
      <Button type="link" onClick={onSignOut}>
        {t('factor.signOut')}
      </Button>
    </main>
  )
}
