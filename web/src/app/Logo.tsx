/** The mark: a cube with one side open, where the picture goes in. */
export function Logo() {
  return (
    <svg width="30" height="30" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="9" fill="#1d6f62" />
      <path
        d="M16 6.2 24.5 11v10L16 25.8 7.5 21V11z"
        fill="none"
        stroke="#fff"
        strokeWidth="2"
        strokeLinejoin="round"
      />
      <path
        d="M7.5 11 16 15.9 24.5 11M16 15.9v9.9"
        fill="none"
        stroke="#fff"
        strokeWidth="2"
        strokeLinejoin="round"
        opacity="0.75"
      />
    </svg>
  )
}
