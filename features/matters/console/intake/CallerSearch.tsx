import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { useMoment } from '#ui/TimeLeft.tsx'
import { useMay } from '#ui/Viewer.tsx'
import { isPhone } from '../../index.ts'
import { matters } from '../api.ts'
import { matterPath } from '../matter-path.ts'
import { Wrong } from './Wrong.tsx'

/** For a caller who asks how it stands: by the whole number they left, with a reason that goes on record. */
export function CallerSearch() {
  const t = useT('matters-intake')
  const [open, setOpen] = useState(false)
  if (!useMay('matter.find_caller')) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('caller.button')}</Button>
      {open && <CallerModal onClose={() => setOpen(false)} />}
    </>
  )
}

function CallerModal({ onClose }: { onClose: () => void }) {
  const t = useT('matters-intake')
  const [phone, setPhone] = useState('')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const find = useMutation({ mutationFn: () => matters.findByPhone({ body: { phone, reason } }) })
  const [wrongPhone, wrongReason] = [!isPhone(phone), reason.trim().length < 4]
  const submit = () => {
    setTried(true)
    if (!wrongPhone && !wrongReason) find.mutate()
  }
  return (
    <Modal
      open
      title={t('caller.title')}
      footer={null}
      closable={{ 'aria-label': t('caller.close') }}
      onCancel={onClose}
    >
      <form
        className="jc-caller"
        onSubmit={event => {
          event.preventDefault()
          submit()
        }}
      >
        <p className="jc-quiet">{t('caller.hint')}</p>
        <label htmlFor="caller-phone">{t('caller.phone')}</label>
        <Input
          id="caller-phone"
          inputMode="tel"
          autoComplete="off"
          value={phone}
          status={tried && wrongPhone ? 'error' : ''}
          onChange={event => setPhone(event.target.value)}
        />
        {tried && wrongPhone && <p role="alert">{t('caller.wrongPhone')}</p>}
        <label htmlFor="caller-reason">{t('caller.reason')}</label>
        <Input
          id="caller-reason"
          value={reason}
          status={tried && wrongReason ? 'error' : ''}
          onChange={event => setReason(event.target.value)}
        />
        {tried && wrongReason && <p role="alert">{t('caller.wrongReason')}</p>}
        <Button type="primary" htmlType="submit" loading={find.isPending}>
          {t('caller.find')}
        </Button>
        <Wrong error={find.error} />
      </form>
      {find.data && <Found items={find.data.items} />}
    </Modal>
  )
}

type Items = Awaited<ReturnType<typeof matters.findByPhone>>['items']

function Found({ items }: { items: Items }) {
  const t = useT('matters-intake')
  const say = useMoment()
  return (
    <div role="status">
      <p>{items.length === 0 ? t('caller.none') : t('caller.found', { count: items.length })}</p>
      <ul className="jc-alike">
        {items.map(item => (
          <li key={item.id}>
            <Link to={matterPath(item)}>{item.title}</Link>
            <p className="jc-quiet">
              {[item.number, t(`matters:procedures.${item.kind}.states.${item.state}`), say(item.openedAt)].join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </div>
  )
}
