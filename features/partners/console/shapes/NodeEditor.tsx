import { Button, Input, InputNumber, Select } from 'antd'
import { organisationKinds, roles } from '#kernel/people/index.ts'
import { areaLevels } from '#kernel/territory/index.ts'
import { useLocale, useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import type { PatternNode } from '../../pattern-shapes.ts'

type Post = PatternNode['posts'][number]
const MOST_POSTS = 10

interface NodeEditorProps {
  number: number
  node: PatternNode
  /** The levels it may hang under; none for the top. */
  above: readonly PatternNode[]
  onChange: (node: PatternNode) => void
  onRemove: () => void
}

/** One level: what stands there, where it may sit, under which, how many, and which posts must be held. */
export function NodeEditor({ number, node, above, onChange, onRemove }: NodeEditorProps) {
  const t = useT('partners-shapes')
  const people = useT('people')
  const territory = useT('territory')
  const locale = useLocale()
  const set = (patch: Partial<PatternNode>) => onChange({ ...node, ...patch })
  const label = (what: string) => t('edit.of', { number, what: t(`edit.${what}`) })
  return (
    <Section
      title={t('edit.level', { number, name: node.name[locale] })}
      aside={
        above.length > 0 && (
          <Button size="small" onClick={onRemove} aria-label={t('edit.removeOf', { number })}>
            {t('edit.remove')}
          </Button>
        )
      }
    >
      <div className="pt-pair">
        <Name label={t('edit.nameZh')} value={node.name.zh} onChange={zh => set({ name: { ...node.name, zh } })} />
        <Name label={t('edit.nameEn')} value={node.name.en} onChange={en => set({ name: { ...node.name, en } })} />
        <label>
          {t('edit.kind')}
          <Select
            aria-label={label('kind')}
            value={node.kind}
            options={organisationKinds.map(value => ({ value, label: people(`kinds.${value}`) }))}
            onChange={kind => set({ kind })}
          />
        </label>
        <label>
          {t('edit.levels')}
          <Select
            mode="multiple"
            aria-label={label('levels')}
            value={node.levels}
            options={areaLevels.map(value => ({ value, label: territory(`levels.${value}`) }))}
            onChange={levels => set({ levels })}
          />
        </label>
        {above.length > 0 && (
          <>
            <label>
              {t('edit.parent')}
              <Select
                aria-label={label('parent')}
                value={node.parent}
                options={above.map(one => ({ value: one.key, label: one.name[locale] || one.key }))}
                onChange={parent => set({ parent })}
              />
            </label>
            <label>
              {t('edit.per')}
              <Select
                aria-label={label('per')}
                value={node.per}
                options={(['parent', 'area'] as const).map(value => ({ value, label: t(`edit.perIs.${value}`) }))}
                onChange={per => set({ per })}
              />
            </label>
          </>
        )}
        <label>
          {t('edit.least')}
          <InputNumber
            min={0}
            max={50}
            precision={0}
            value={node.least}
            onChange={least => set({ least: least ?? 0 })}
          />
        </label>
      </div>
      <Posts number={number} posts={node.posts} onChange={posts => set({ posts })} />
    </Section>
  )
}

interface PostsProps {
  number: number
  posts: readonly Post[]
  onChange: (posts: Post[]) => void
}

/** Posts that must be held, and in words whom the seats are meant for. */
function Posts({ number, posts, onChange }: PostsProps) {
  const t = useT('partners-shapes')
  const people = useT('people')
  const free = roles.find(role => role !== 'resident' && !posts.some(post => post.role === role))
  const set = (at: number, patch: Partial<Post>) =>
    onChange(posts.map((one, index) => (index === at ? { ...one, ...patch } : one)))
  return (
    <fieldset className="pt-posts">
      <legend>{t('edit.posts')}</legend>
      {posts.map((post, index) => (
        <div key={post.role} className="pt-pair">
          <label>
            {t('edit.role')}
            <Select
              aria-label={t('edit.of', { number, what: t('edit.role') })}
              value={post.role}
              options={roles
                .filter(role => role === post.role || !posts.some(one => one.role === role))
                .map(value => ({ value, label: people(`roles.${value}`) }))}
              onChange={role => set(index, { role })}
            />
          </label>
          <label>
            {t('edit.seats')}
            <InputNumber
              min={1}
              max={50}
              precision={0}
              value={post.least}
              onChange={least => set(index, { least: least ?? 1 })}
            />
          </label>
          {(['zh', 'en'] as const).map(language => (
            <Name
              key={language}
              label={t(`edit.from.${language}`)}
              value={post.from?.[language] ?? ''}
              onChange={words => {
                const from = { zh: '', en: '', ...post.from, [language]: words }
                set(index, { from: from.zh === '' && from.en === '' ? null : from })
              }}
            />
          ))}
          <span>
            <Button
              size="small"
              aria-label={t('edit.removePost', { role: people(`roles.${post.role}`) })}
              onClick={() => onChange(posts.filter(one => one !== post))}
            >
              {t('edit.remove')}
            </Button>
          </span>
        </div>
      ))}
      {free && posts.length < MOST_POSTS && (
        <Button
          size="small"
          aria-label={t('edit.addPostOf', { number })}
          onClick={() => onChange([...posts, { role: free, least: 1, from: null }])}
        >
          {t('edit.addPost')}
        </Button>
      )}
    </fieldset>
  )
}

function Name({ label, value, onChange }: { label: string; value: string; onChange: (text: string) => void }) {
  return (
    <label>
      {label}
      <Input value={value} onChange={event => onChange(event.target.value)} />
    </label>
  )
}
