import { Link } from '@tanstack/react-router'
import './pocket.css'

/** The way back to where one came from, at the top of a page of the pocket. */
export function PocketBack({ to, children }: { to: string; children: string }) {
  return (
    <Link to={to} className="jap-back">
      <span aria-hidden="true">‹</span>
      {children}
    </Link>
  )
}
