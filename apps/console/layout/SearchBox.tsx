import { SearchOutlined } from '@ant-design/icons'
import { useRouter } from '@tanstack/react-router'
import { AutoComplete, Input, type InputRef } from 'antd'
import { useRef, useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { useHotkeys } from '#ui/use-hotkeys.ts'
import { holdsAny, useViewer } from '#ui/Viewer.tsx'
import { parts } from '../parts.ts'

/** One box for everything that can be found; each part says where its words lead. Absent while nothing can be found. */
export function SearchBox() {
  const t = useT('console')
  const viewer = useViewer()
  const router = useRouter()
  const input = useRef<InputRef>(null)
  const [words, setWords] = useState('')
  const targets = parts.flatMap(part => (part.search && holdsAny(viewer, part.search.permissions) ? [part.search] : []))
  useHotkeys([{ key: '/', label: t('top.searchKey'), run: () => input.current?.focus() }], targets.length > 0)
  if (targets.length === 0) return <span className="jl-search" />
  const typed = words.trim()
  const go = (label: string | undefined) => {
    const target = targets.find(one => one.label === label) ?? targets[0]
    if (!target || typed === '') return
    input.current?.blur()
    void router.navigate({ href: `/console${target.path(typed)}` })
  }
  const options = targets.map(({ label }) => ({
    value: label,
    label: t('top.searchIn', { where: t(label), words: typed }),
  }))
  return (
    <search className="jl-search">
      <AutoComplete
        value={words}
        options={typed === '' ? [] : options}
        defaultActiveFirstOption
        onSelect={go}
        onChange={next => setWords(targets.some(target => target.label === next) ? words : (next ?? ''))}
      >
        <Input ref={input} prefix={<SearchOutlined />} suffix={<kbd>/</kbd>} placeholder={t('top.search')} />
      </AutoComplete>
    </search>
  )
}
