import { useEffect, useState } from 'react'
import { useLocale, useT } from './i18n.ts'

/** Language tags by which a device looks for a voice. */
const voices = { zh: 'zh-CN', en: 'en-GB' } as const

/** Reads a text aloud with the device's own voice, and stops when pressed again or left. Says why where it cannot. */
export function ReadAloud({ text }: { text: string }) {
  const t = useT('ui')
  const locale = useLocale()
  const [speaking, setSpeaking] = useState(false)
  const able = 'speechSynthesis' in globalThis
  useEffect(() => {
    if (!able) return
    return () => speechSynthesis.cancel()
  }, [able, text])
  if (!able) return <p className="jl-field-help">{t('aloud.unable')}</p>
  const press = () => {
    speechSynthesis.cancel()
    if (speaking) return setSpeaking(false)
    const words = new SpeechSynthesisUtterance(text)
    words.lang = voices[locale]
    words.rate = 0.9
    words.addEventListener('end', () => setSpeaking(false))
    words.addEventListener('error', () => setSpeaking(false))
    setSpeaking(true)
    speechSynthesis.speak(words)
  }
  return (
    <button type="button" className="jl-button" aria-pressed={speaking} onClick={press}>
      {t(speaking ? 'aloud.stop' : 'aloud.start')}
    </button>
  )
}
