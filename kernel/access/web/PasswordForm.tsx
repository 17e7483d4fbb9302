import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { ErrorState } from '#ui/ErrorState.tsx'
import '#ui/form/form.css'
import { useT } from '#ui/i18n.ts'
import { access } from './api.ts'

const blank = { current: '', next: '', again: '' }
type Words = typeof blank

/** Changes the own password; every other session ends. */
export function PasswordForm() {
  const t = useT('access-web')
  const id = useId()
  const client = useQueryClient()
  const [words, setWords] = useState<Words>(blank)
  const [fault, setFault] = useState<string | null>(null)
  const change = useMutation({
    mutationFn: ({ current, next }: Words) => access.changePassword({ body: { current, next } }),
    onSuccess: async () => {
      setWords(blank)
      await client.invalidateQueries({ queryKey: ['access'] })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = faultOf(words)
    setFault(found)
    if (!found) change.mutate(words)
  }
  const fields = [
    { name: 'current' as const, complete: 'current-password' },
    { name: 'next' as const, complete: 'new-password' },
    { name: 'again' as const, complete: 'new-password' },
  ]
  return (
    <form className="jl-form" onSubmit={submit} noValidate>
      {fault && (
        <p className="jl-field-error" role="alert">
          {t(`password.${fault}`)}
        </p>
      )}
      {change.error && <ErrorState error={change.error} />}
      {change.isSuccess && <p role="status">{t('password.done')}</p>}
      {fields.map(({ name, complete }) => (
        <div className="jl-field" key={name}>
          <label htmlFor={`${id}-${name}`}>{t(`password.${name}`)}</label>
          <Input.Password
            id={`${id}-${name}`}
            autoComplete={complete}
            value={words[name]}
            onChange={event => setWords({ ...words, [name]: event.target.value })}
          />
          {name === 'next' && <p className="jl-field-help">{t('password.rule')}</p>}
        </div>
      ))}
      <div className="jl-form-actions">
        <Button htmlType="submit" loading={change.isPending}>
          {t('password.submit')}
        </Button>
      </div>
    </form>
  )
}

function faultOf({ current, next, again }: Words): string | null {
  if (current === '' || next === '') return 'empty'
  return next === again ? null : 'different'
}
