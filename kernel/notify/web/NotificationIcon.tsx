/** A bell that rings. Drawn here: the pocket enters this module too, and must not load the console's icons with it. */
export function NotificationIcon() {
  return (
    <span role="img" className="anticon" aria-hidden="true">
      <svg width="1em" height="1em" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.7">
        <path
          d="M6 17 V11 a6 6 0 0 1 12 0 V17 L20 19 H4 Z M10 21 h4 M2.5 9 a8 8 0 0 1 3 -5 M21.5 9 a8 8 0 0 0 -3 -5"
          strokeLinejoin="round"
        />
      </svg>
    </span>
  )
}
