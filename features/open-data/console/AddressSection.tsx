import { useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'

const addresses = {
  open311: '/open311/v2/discovery.json',
  ogc: '/ogc',
  tiles: '/tiles/areas/{z}/{x}/{y}.mvt',
  matterTiles: '/tiles/matters/{z}/{x}/{y}.mvt',
  feeds: '/feeds/areas/{code}.rss',
} as const
const names = Object.keys(addresses) as (keyof typeof addresses)[]

/** Where others find what is public. */
export function AddressSection() {
  const t = useT('open-data-console')
  return (
    <Section title={t('addresses.title')}>
      <p className="jo-about">{t('addresses.about')}</p>
      <dl className="jo-addresses">
        {names.map(name => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{t(`addresses.${name}`)}</dt>
            <dd>
              <code>{location.origin + addresses[name]}</code>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
