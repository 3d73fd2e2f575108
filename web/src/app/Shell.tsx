import type { ReactNode } from 'react'
import { isLive, useJobs } from '../jobs/store'
import { leadsTo } from '../ui/address'
import { Icon, type IconName } from '../ui/Icon'
import { Toasts } from '../ui/Toasts'
import { HealthBanner } from './HealthBanner'
import { Logo } from './Logo'
import { SchemeSwitch } from './SchemeSwitch'
import css from './Shell.module.css'
import { useHealth } from './useHealth'
import { useLine } from './useLive'

const PLACES: { path: string; label: string; icon: IconName; within: RegExp }[] = [
  { path: '/', label: 'Create', icon: 'plus', within: /^\/$/ },
  { path: '/jobs', label: 'Queue', icon: 'layers', within: /^\/jobs/ },
  { path: '/tools', label: 'Tools', icon: 'tool', within: /^\/(tools|meshes)/ },
  { path: '/library', label: 'Library', icon: 'cube', within: /^\/(library|assets)/ },
  { path: '/models', label: 'Models', icon: 'chip', within: /^\/models/ },
]

/** What stands around every page. */
export function Shell({ path, children }: { path: string; children: ReactNode }) {
  const isOpen = useLine((line) => line.isOpen)
  const seen = useHealth(isOpen)
  const live = useJobs((all) => Object.values(all.jobs).filter(isLive).length)
  return (
    <div className={css.shell}>
      <a href="#main" className={css.skip}>
        Skip to the page
      </a>
      <header className={css.head}>
        <div className={css.bar}>
          <a {...leadsTo('/')} className={css.brand} aria-label="ORFEAS Studio, to the beginning">
            <Logo />
            <span>
              ORFEAS <span className={css.studio}>Studio</span>
            </span>
          </a>
          <nav className={css.nav} aria-label="Studio">
            {PLACES.map((place) => (
              <a
                key={place.path}
                {...leadsTo(place.path)}
                className={css.place}
                aria-current={place.within.test(path) ? 'page' : undefined}
              >
                <Icon name={place.icon} size={20} />
                {place.label}
                {place.path === '/jobs' && live > 0 && (
                  <span className={css.count} aria-label={`${live} under way`}>
                    {live}
                  </span>
                )}
              </a>
            ))}
          </nav>
          <SchemeSwitch />
        </div>
      </header>
      <HealthBanner seen={seen} />
      <main id="main" tabIndex={-1} className={css.main}>
        {children}
      </main>
      <footer className={css.foot}>
        <span>ORFEAS Studio {seen.health?.version}</span>
        <a href="/api/docs">HTTP interface</a>
        <span>Nothing leaves this machine.</span>
      </footer>
      <Toasts />
    </div>
  )
}
