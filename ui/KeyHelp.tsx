import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { registeredHotkeys, watchHotkeys } from './hotkey-board.ts'
import { useT } from './i18n.ts'
import './parts.css'
import { useHotkeys } from './use-hotkeys.ts'

/** The overlay behind `?`: every key that works on this page now. Mount once in the shell. */
export function KeyHelp() {
  const t = useT('ui')
  const [open, setOpen] = useState(false)
  const dialog = useRef<HTMLDialogElement>(null)
  useHotkeys([{ key: '?', label: t('keys.help'), run: () => setOpen(true) }])
  useEffect(() => {
    if (open) dialog.current?.showModal()
    else dialog.current?.close()
  }, [open])
  return (
    <dialog ref={dialog} className="jl-keys" aria-label={t('keys.title')} onClose={() => setOpen(false)}>
      <header>
        <h2>{t('keys.title')}</h2>
        <button type="button" className="jl-button" onClick={() => setOpen(false)}>
          {t('keys.close')}
        </button>
      </header>
      {open && <KeyList />}
    </dialog>
  )
}

function KeyList() {
  const t = useT('ui')
  const groups = useSyncExternalStore(watchHotkeys, registeredHotkeys)
  const shown = new Map(
    groups
      .flat()
      .filter(key => !key.silent)
      .map(key => [key.key, key.label]),
  )
  if (shown.size === 0) return <p>{t('keys.none')}</p>
  return (
    <dl>
      {[...shown].map(([key, label]) => (
        <KeyRow key={key} name={key} label={label} />
      ))}
    </dl>
  )
}

function KeyRow({ name, label }: { name: string; label: string }) {
  return (
    <>
      <dt>
        <kbd>{name}</kbd>
      </dt>
      <dd>{label}</dd>
    </>
  )
}
