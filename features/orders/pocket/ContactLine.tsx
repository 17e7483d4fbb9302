import { useMutation } from '@tanstack/react-query'
import { newId } from '#kernel/ids/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { orders } from './api.ts'

/** Whom to call: shown when pressed, for arranging the visit, and on record. */
export function ContactLine({ district, caseId }: { district: string; caseId: string }) {
  const t = useT('orders-pocket')
  const show = useMutation({
    mutationFn: () =>
      orders.revealServiceContact({
        params: { district, caseId },
        body: { requestId: newId(), reason: t('contact.reason') },
      }),
  })
  if (show.data)
    return (
      <p>
        {show.data.name} <a href={`tel:${show.data.phone ?? ''}`}>{show.data.phone}</a>
      </p>
    )
  return (
    <>
      {show.isError && <ErrorState error={show.error} />}
      <button type="button" className="op-button" disabled={show.isPending} onClick={() => show.mutate()}>
        {t('contact.show')}
      </button>
      <p className="op-quiet">{t('contact.onRecord')}</p>
    </>
  )
}
