import { useSyncExternalStore, type MouseEvent } from 'react'

const CHANGED = 'orfeas:address'
/** Marks an entry of the history that has a page of ours before it. */
const INSIDE = 'inside'

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
export function go(path: string): void {
  if (path === window.location.pathname) return
  window.history.pushState(INSIDE, '', path)
  window.dispatchEvent(new Event(CHANGED))
  window.scrollTo(0, 0)
}

/** Back to where one came from inside the studio; to `path` when the page was opened by its address. */
export function goBack(path: string): void {
  if (window.history.state === INSIDE) window.history.back()
  else go(path)
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
