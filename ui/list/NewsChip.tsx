import { ReloadOutlined } from '@ant-design/icons'
import { useT } from '../i18n.ts'
import './list.css'

/** Something new is there: rows stay where they are until one wants them. */
export function NewsChip({ count, onShow }: { count: number | null; onShow: () => void }) {
  const t = useT('ui')
  return (
    <span role="status" className="jl-news-place">
      {count !== null && count > 0 && (
        <button type="button" className="jl-news" onClick={onShow}>
          <ReloadOutlined aria-hidden />
          {t('list.news', { count })}
        </button>
      )}
    </span>
  )
}
