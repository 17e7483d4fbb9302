import { type FormEvent, useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { inbox } from './use-inbox.ts'
import { type AddressKind, type Mine, removeAddress, useMineChange } from './use-notifications.ts'

/** One number or address: give it, confirm it by the code that was sent there, take it back. */
export function AddressForm({ kind, address }: { kind: AddressKind; address: Mine['addresses'][number] | undefined }) {
  const t = useT('notify-web')
  const [value, setValue] = useState('')
  const [code, setCode] = useState('')
  const give = useMineChange((text: string) => inbox.giveAddress({ body: { kind, value: text } }))
  const confirm = useMineChange((text: string) =>
    inbox.confirmAddress({ body: { requestId: newId(), kind, code: text } }),
  )
  const remove = useMineChange(removeAddress)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!address) give.mutate(value)
    else confirm.mutate(code, { onSuccess: () => setCode('') })
  }
  const error = give.error ?? confirm.error ?? remove.error
  const wrong = confirm.data !== undefined && 'confirmed' in confirm.data && confirm.data.confirmed === false
  const id = `jn-address-${kind}`
  return (
    <form className="jn-address" onSubmit={submit} noValidate>
      {error && <ErrorState error={error} />}
      <label htmlFor={id}>{t(`mine.address.${kind}`)}</label>
      {address ? (
        <p>
          <strong>{address.masked}</strong> {t(address.confirmed ? 'mine.address.confirmed' : 'mine.address.waiting')}
        </p>
      ) : (
        <input
          id={id}
          type={kind === 'mobile' ? 'tel' : 'email'}
          autoComplete={kind === 'mobile' ? 'tel' : 'email'}
          value={value}
          onChange={event => setValue(event.target.value)}
        />
      )}
      {address && !address.confirmed && (
        <>
          <input
            id={id}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            aria-label={t('mine.address.code')}
            placeholder={t('mine.address.code')}
            value={code}
            onChange={event => setCode(event.target.value.replaceAll(/\D/g, ''))}
          />
          {wrong && (
            <p className="jl-field-error" role="alert">
              {t('mine.address.wrong')}
            </p>
          )}
        </>
      )}
      <div className="jn-buttons">
        {!address?.confirmed && (
          <button
            type="submit"
            className="jn-button"
            disabled={give.isPending || confirm.isPending || (address ? code.length < 6 : value.trim() === '')}
          >
            {t(address ? 'mine.address.confirm' : 'mine.address.give')}
          </button>
        )}
        {address && (
          <button type="button" className="jl-link" disabled={remove.isPending} onClick={() => remove.mutate(kind)}>
            {t('mine.address.remove')}
          </button>
        )}
      </div>
    </form>
  )
}
