import { Link, type LinkProps } from '@tanstack/react-router'

/** The way up: an installed app has no back button of its own on every phone. */
export function BackLink({ to, text }: { to: LinkProps['to']; text: string }) {
  return (
    <Link to={to} className="jm-back">
      <span aria-hidden="true">‹ </span>
      {text}
    </Link>
  )
}
