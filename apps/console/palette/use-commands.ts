import { useRouter } from '@tanstack/react-router'
import { setLocale, useLocale, useT } from '#ui/i18n.ts'
import { holdsAny, useMay, useViewer } from '#ui/Viewer.tsx'
import { useSignOut } from '../../shell/session.ts'
import { parts } from '../parts.ts'

interface PageCommand {
  path: string
  label: string
  /** Keys that lead there, `g m`. */
  key: string | undefined
}

interface ActionCommand {
  id: string
  label: string
  run: () => void
}

/** Second letters after g for the pages one goes to most. */
const letters: Readonly<Record<string, string>> = {
  '/': 'h',
  '/matters': 'm',
  '/map': 'p',
  '/areas': 'a',
  '/organisations': 'o',
  '/people': 'e',
  '/procedures': 'r',
  '/audit': 'u',
  '/inbox': 'i',
  '/exports': 'x',
}

/** Pages that stand in no menu. */
const own = [
  { path: '/inbox', label: 'console:palette.inbox' },
  { path: '/exports', label: 'console:palette.exports' },
] as const

/** Where the viewer may go, in the order of the rail. */
export function usePages(): PageCommand[] {
  const t = useT('console')
  const viewer = useViewer()
  const entries = parts
    .flatMap(part => part.menu)
    .filter(entry => holdsAny(viewer, entry.permissions))
    .toSorted((a, b) => a.order - b.order)
  return [...entries, ...own].map(({ path, label }) => {
    const letter = letters[path]
    return { path, label: t(label), key: letter && `g ${letter}` }
  })
}

/** Everything the palette offers without asking the server. */
export function useCommands(): { pages: PageCommand[]; actions: ActionCommand[] } {
  const t = useT('console')
  const shell = useT('shell')
  const router = useRouter()
  const locale = useLocale()
  const mayReport = useMay('matter.report')
  const signOut = useSignOut()
  const pages = usePages()
  return {
    pages,
    actions: [
      ...(mayReport
        ? [
            {
              id: 'report',
              label: t('palette.report'),
              run: () => void router.navigate({ href: '/console/matters/report' }),
            },
          ]
        : []),
      {
        id: 'language',
        label: t('palette.language'),
        run: () => setLocale(locale === 'zh' ? 'en' : 'zh'),
      },
      { id: 'sign-out', label: shell('me.signOut'), run: () => signOut.mutate(false) },
    ],
  }
}
