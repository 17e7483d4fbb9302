import type { ReactNode } from 'react'
import type { Session } from '#kernel/access/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { ViewerProvider } from '#ui/Viewer.tsx'
import { NewPasswordPage } from './NewPasswordPage.tsx'
import { useSession } from './session.ts'
import './shell.css'

/** `enrol` stands where a post needs a second factor that is not there yet. Shows the face to who is signed in, and sign-in to everyone else, under the same address: nobody loses their place. */
export function SessionGate({ signIn, enrol, children }: { signIn: ReactNode; enrol: ReactNode; children: ReactNode }) {
  const { data, error, isPending, refetch } = useSession()
  if (isPending) return <div className="jl-gate" aria-busy="true" />
  if (!data) {
    return (
      <div className="jl-gate">
        <ErrorState error={error} onRetry={() => void refetch()} />
      </div>
    )
  }
  return <Admitted session={data} signIn={signIn} enrol={enrol} face={children} />
}

interface AdmittedProps {
  session: Session
  signIn: ReactNode
  enrol: ReactNode
  face: ReactNode
}

function Admitted({ session, signIn, enrol, face }: AdmittedProps) {
  const { person, posts, permissions, demo } = session
  if (!person) return signIn
  if (session.mustChangePassword) return <NewPasswordPage />
  if (session.mustEnrol) return enrol
  return (
    <ViewerProvider key={person.id} viewer={{ person, posts, permissions, demo }}>
      {face}
    </ViewerProvider>
  )
}
