import { useQueries } from '@tanstack/react-query'
import { AreaPicker } from '#kernel/territory/web/index.ts'
import type { InputProps } from '#ui/form/form-props.ts'
import { useT } from '#ui/i18n.ts'
import { territory } from './api.ts'
import './partners.css'

/** Any number of areas: chosen one after another, each taken off again by its button. */
export function AreasInput({ id, label, value, change, describedBy, invalid }: InputProps) {
  const t = useT('partners-console')
  const codes = (Array.isArray(value) ? value : []).map(String)
  const names = useQueries({
    queries: codes.map(code => ({
      queryKey: ['territory', 'area', code],
      queryFn: () => territory.getArea({ params: { code } }),
      staleTime: 60_000,
    })),
  })
  return (
    <div className="pt-areas">
      <ul aria-label={label}>
        {codes.map((code, index) => (
          <li key={code}>
            {names[index]?.data?.name ?? code}
            <button
              type="button"
              className="jl-link"
              aria-label={t('offer.removeArea', { area: names[index]?.data?.name ?? code })}
              onClick={() => change(codes.filter(one => one !== code))}
            >
              {t('offer.remove')}
            </button>
          </li>
        ))}
      </ul>
      <AreaPicker
        id={id}
        label={t('offer.addArea')}
        value={undefined}
        onChange={code => code && !codes.includes(code) && change([...codes, code])}
        describedBy={describedBy}
        invalid={invalid}
        width="100%"
      />
    </div>
  )
}
