import { useRouter } from '@tanstack/react-router'
import { Command } from 'cmdk'
import { useEffect, useState } from 'react'
import { useT } from '#ui/i18n.ts'
import './palette.css'
import { useCommands } from './use-commands.ts'
import { useFound } from './use-found.ts'

/** Ctrl or ⌘ and K, from anywhere, also while typing. */
export function CommandPalette() {
  const t = useT('console')
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey) return
      event.preventDefault()
      setOpen(now => !now)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <Command.Dialog
      open={open}
      onOpenChange={setOpen}
      label={t('palette.title')}
      className="jp-palette"
      overlayClassName="jp-palette-veil"
      contentClassName="jp-palette-sheet"
      shouldFilter={false}
      loop
    >
      {open && <PaletteBody close={() => setOpen(false)} />}
    </Command.Dialog>
  )
}

/** Pages, actions and what the server finds, narrowed by the words. */
function PaletteBody({ close }: { close: () => void }) {
  const t = useT('console')
  const router = useRouter()
  const [words, setWords] = useState('')
  const { pages, actions } = useCommands()
  const found = useFound(words)
  const matching = ({ label }: { label: string }) => label.toLowerCase().includes(words.trim().toLowerCase())
  const [doable, reachable] = [actions.filter(matching), pages.filter(matching)]
  const go = (path: string) => {
    close()
    void router.navigate({ href: `/console${path}` })
  }
  return (
    <>
      <Command.Input value={words} onValueChange={setWords} placeholder={t('palette.placeholder')} />
      {found.busy && (
        <p role="status" className="jp-palette-busy">
          {t('palette.searching')}
        </p>
      )}
      <Command.List label={t('palette.results')}>
        {!found.busy && <Command.Empty>{t(words.trim() === '' ? 'palette.empty' : 'palette.none')}</Command.Empty>}
        {found.groups.map(({ finder, things }) => (
          <Command.Group key={finder.name} heading={t(finder.label)}>
            {things.map(thing => (
              <Command.Item key={thing.id} value={`${finder.name} ${thing.id}`} onSelect={() => go(thing.path)}>
                <span>{thing.title}</span>
                {thing.detail && <small>{thing.detail}</small>}
              </Command.Item>
            ))}
          </Command.Group>
        ))}
        {doable.length > 0 && (
          <Command.Group heading={t('palette.actions')}>
            {doable.map(action => (
              <Command.Item
                key={action.id}
                value={`action ${action.id}`}
                onSelect={() => {
                  close()
                  action.run()
                }}
              >
                {action.label}
              </Command.Item>
            ))}
          </Command.Group>
        )}
        {reachable.length > 0 && (
          <Command.Group heading={t('palette.pages')}>
            {reachable.map(page => (
              <Command.Item key={page.path} value={`page ${page.path}`} onSelect={() => go(page.path)}>
                <span>{page.label}</span>
                {page.key && <kbd>{page.key}</kbd>}
              </Command.Item>
            ))}
          </Command.Group>
        )}
      </Command.List>
    </>
  )
}
