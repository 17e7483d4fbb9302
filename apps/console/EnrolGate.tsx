import { Suspense } from 'react'
import { EnrolPage } from '#kernel/access/web/index.ts'
import { useRenewSession, useSignOut } from '../shell/session.ts'

/** Whose post needs a second factor by now enrols it here, and goes on where they were. */
export function EnrolGate() {
  const signOut = useSignOut()
  const renew = useRenewSession()
  return (
    <div className="jl-gate">
      <Suspense fallback={<div aria-busy="true" />}>
        <EnrolPage onDone={renew} onSignOut={() => signOut.mutate(false)} />
      </Suspense>
    </div>
  )
}
