import { useSyncExternalStore, type MouseEvent } from 'react'

const CHANGED = 'orfeas:address'

function subscribe(notice: () => void): () => void {
  window.addEventListener('popstate', notice)
  window.addEventListener(CHANGED, notice)
  return () => {
    window.removeEventListener('popstate', notice)
    window.removeEventListener(CHANGED, notice)
  }
}

/** The path of the page that is shown. */
export function usePath(): string {
  return useSyncExternalStore(subscribe, () => window.location.pathname)
}

/** Show another page of the studio. */
export function go(path: string, { replace = false }: { replace?: boolean } = {}): void {
  if (path === window.location.pathname) return
  if (replace) window.history.replaceState(null, '', path)
  else window.history.pushState(null, '', path)
  window.dispatchEvent(new Event(CHANGED))
  window.scrollTo(0, 0)
}

/** Properties of an <a> that leads inside the studio: a real address, followed without loading the page anew. */
export function leadsTo(path: string) {
  return {
    href: path,
    onClick: (event: MouseEvent) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return
      event.preventDefault()
      go(path)
    },
  }
}
