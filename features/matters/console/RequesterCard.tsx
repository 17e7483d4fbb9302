import { Button } from 'antd'
import { useState } from 'react'
import { hasText } from '#platform/i18n.ts'
import { useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import type { MatterDetail } from './api.ts'
import { RevealModal, type Revealed } from './RevealModal.tsx'

type Requester = NonNullable<MatterDetail['requester']>

interface RequesterCardProps {
  matter: MatterDetail
  requester: Requester
  /** Another door to the number than the matter's own. */
  open?: (reason: string) => Promise<Revealed>
}

/** Who asked, masked. The number is shown to whom it may be, with a reason, and only until the page is left. */
export function RequesterCard({ matter, requester, open }: RequesterCardProps) {
  const t = useT('matters-console')
  const [asking, setAsking] = useState(false)
  const [shown, setShown] = useState<Revealed | null>(null)
  const name = shown ? shown.name : requester.name
  const phone = shown ? shown.phone : requester.phone
  const { allowed, reason } = requester.reveal
  return (
    <Section
      title={t('matters:fields.requester')}
      aside={
        allowed &&
        !shown && (
          <Button size="small" onClick={() => setAsking(true)}>
            {t('requester.reveal')}
          </Button>
        )
      }
    >
      <p>{name ?? t(`matters:requester.${absence(requester)}`)}</p>
      {phone && (shown ? <a href={`tel:${phone}`}>{phone}</a> : <p className="jc-quiet">{phone}</p>)}
      {requester.secretFromUnit && <p className="jc-seal">{t('requester.sealed')}</p>}
      {!allowed && reason && <p className="jc-quiet">{reasonText(t, reason)}</p>}
      {shown && <p className="jc-quiet">{t('requester.onRecord')}</p>}
      {asking && (
        <RevealModal
          matter={matter}
          {...(open ? { open } : {})}
          onShown={found => {
            setShown(found)
            setAsking(false)
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </Section>
  )
}

function absence({ anonymous, detached }: Requester): string {
  if (detached) return 'detached'
  return anonymous ? 'anonymous' : 'none'
}

function reasonText(t: (key: string) => string, code: string): string {
  const key = `matters:errors.${code.slice(code.indexOf('.') + 1)}`
  return hasText(key) ? t(key) : code
}
