/** Our own line drawings on a grid of 24, so that no icon font is needed. */
const PATHS = {
  picture: 'M4 5h16v14H4zM4 16l4.5-5 4 4 2.5-2.5L20 17M15.5 9.2h.01',
  plus: 'M12 5v14M5 12h14',
  layers: 'M12 4 20 8.5 12 13 4 8.5zM4 12.5l8 4.5 8-4.5M4 16.3 12 21l8-4.7',
  cube: 'M12 3.5 19.5 7.8v8.6L12 20.7 4.5 16.4V7.8zM4.8 8 12 12.2 19.2 8M12 12.2v8.3',
  brush:
    'M14.5 6.5 19 3.5l1.5 1.5-3 4.5-6 6-2.5-2.5zM8.5 13.5c-2.5 0-3 2-3.2 4-.1 1-.8 1.7-1.8 2.2 1.5.8 7.5 1.2 7.5-3.7z',
  check: 'M5 12.5 10 17.5 19.5 7',
  cross: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
  warning: 'M12 4 21 19.5H3zM12 10v4.5M12 17.1h.01',
  download: 'M12 4v11M7.5 11 12 15.5 16.5 11M5 19.5h14',
  trash: 'M5 7h14M9.5 7V4.5h5V7M7 7l.8 12.5h8.4L17 7M10.3 10.5v5.5M13.7 10.5v5.5',
  pencil: 'M4.5 19.5l.8-4L16 4.8 19.2 8 8.5 18.7zM13.8 7l3.2 3.2',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 3v1.8M12 19.2V21M3 12h1.8M19.2 12H21M5.6 5.6l1.3 1.3M17.1 17.1l1.3 1.3M5.6 18.4l1.3-1.3M17.1 6.9l1.3-1.3',
  moon: 'M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z',
  search: 'M10.5 5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM14.6 14.6 19.5 19.5',
  clock: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 7.8V12l3 2',
  reset: 'M5.5 12a6.5 6.5 0 1 0 2-4.7L5.5 9.2M5.5 4.8v4.4h4.4',
  arrow: 'M5 12h13.5M13 6.5l5.5 5.5-5.5 5.5',
  sliders: 'M4 8h9M17 8h3M4 16h3M11 16h9M15 6v4M9 14v4',
  minus: 'M6 12h12',
  film: 'M4 5h16v14H4zM8 5v14M16 5v14M4 9.7h4M4 14.3h4M16 9.7h4M16 14.3h4',
  shield: 'M12 3.5 19 6v5.5c0 4.3-3 7.2-7 9-4-1.8-7-4.7-7-9V6z',
  route:
    'M6.5 15.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM17.5 3.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM9 18h6.5a3 3 0 0 0 0-6h-7a3 3 0 0 1 0-6H15',
  ruler: 'M3.5 9h17v6.5h-17zM7 9v3M10.3 9v2M13.6 9v3M17 9v2',
  bandage: 'M4.8 13.6 13.6 4.8a4 4 0 0 1 5.6 5.6L10.4 19.2a4 4 0 0 1-5.6-5.6zM9.2 9.2l5.6 5.6M12 10.6v.01M12 13.4v.01',
  printer: 'M4 20h16M6.5 20V4M17.5 20V4M6.5 7.5h11M12 7.5v3M9.5 10.5h5l-2.5 3zM9.5 20v-3h5v3',
  shrink: 'M12 4.5 20 18.5H4zM12 4.5v14M8 11.5l8 .01',
  tool: 'M14.5 6.2a4.2 4.2 0 0 1 5-1l-2.6 2.6.6 1.7 1.7.6 1.3-2.6a4.2 4.2 0 0 1-5.7 5.2l-7 7a1.9 1.9 0 0 1-2.7-2.7l7-7a4.2 4.2 0 0 1 2.4-3.8z',
  chip: 'M7 7h10v10H7zM10.5 10.5h3v3h-3zM10 3.5V7M14 3.5V7M10 17v3.5M14 17v3.5M3.5 10H7M3.5 14H7M17 10h3.5M17 14h3.5',
} as const

export type IconName = keyof typeof PATHS

/** Decoration beside words; it says nothing to a screen reader. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.7}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  )
}
