import { hasText } from '#platform/i18n.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { type Persona, usePersonas, useSession, useSignIn } from './session.ts'
import './shell.css'

type Face = 'console' | 'pocket'

/** In a demo: the people of the city as cards, one click each. Renders nothing outside a demo. */
export function PersonaGrid({ face }: { face: Face }) {
  const t = useT('shell')
  const { data: session } = useSession()
  const { data: personas = [] } = usePersonas(session?.demo ?? false)
  const signIn = useSignIn()
  if (personas.length === 0) return null
  const enter = async (persona: Persona) => {
    // First, because signing in takes this list off the page.
    const leadsTo = faceOf(persona)
    await signIn.mutateAsync({ by: 'persona', username: persona.username })
    if (leadsTo !== face) location.assign(`/${leadsTo}/`)
  }
  const groups: Face[] = [face, face === 'console' ? 'pocket' : 'console']
  return (
    <section className="jl-personas" aria-label={t('demo.title')}>
      <h2>{t('demo.title')}</h2>
      <p>{t('demo.lead')}</p>
      {signIn.error && <ErrorState error={signIn.error} />}
      {groups.map(group => (
        <PersonaGroup
          key={group}
          title={t(`demo.${group}`)}
          personas={personas.filter(persona => faceOf(persona) === group)}
          busy={signIn.isPending}
          onEnter={persona => void enter(persona).catch(() => undefined)}
        />
      ))}
    </section>
  )
}

/** Residents and grid workers are out and about; everyone else works at a desk. */
function faceOf({ posts }: Persona): Face {
  return posts.every(post => post.role === 'resident' || post.role === 'grid_worker') ? 'pocket' : 'console'
}

interface GroupProps {
  title: string
  personas: readonly Persona[]
  busy: boolean
  onEnter: (persona: Persona) => void
}

function PersonaGroup({ title, personas, busy, onEnter }: GroupProps) {
  if (personas.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul className="jl-persona-list">
        {personas.map(persona => (
          <li key={persona.username}>
            <button type="button" disabled={busy} onClick={() => onEnter(persona)}>
              <strong>{persona.name}</strong>
              <PersonaPost persona={persona} />
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

function PersonaPost({ persona }: { persona: Persona }) {
  const [post] = persona.posts
  return (
    <>
      <RoleName role={post?.role ?? 'resident'} />
      {post && <span>{post.organisationName ?? post.areaName}</span>}
    </>
  )
}

/** The role in words where its module has said them; else as the server wrote it. */
export function RoleName({ role }: { role: string }) {
  const t = useT('people')
  const key = `people:roles.${role}`
  return <span className="jl-role">{hasText(key) ? t(key) : role}</span>
}
