import { useRouter } from '@tanstack/react-router'
import { useT } from '#ui/i18n.ts'
import { useHotkeys } from '#ui/use-hotkeys.ts'
import { usePages } from './use-commands.ts'

/** g and a letter lead to a page; the palette's own keys stand in the help beside them. */
export function useGoKeys(): void {
  const t = useT('console')
  const router = useRouter()
  const pages = usePages()
  useHotkeys([
    { key: 'Ctrl / ⌘ K', label: t('palette.title'), run: () => undefined },
    ...pages.flatMap(page =>
      page.key
        ? [
            {
              key: page.key,
              label: t('palette.goTo', { page: page.label }),
              run: () => void router.navigate({ href: `/console${page.path}` }),
            },
          ]
        : [],
    ),
  ])
}
