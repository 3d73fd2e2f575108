import { setNonce } from 'get-nonce'

/** Handed out by the server with each page; browsers hide the attribute, the property stays. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.nonce ?? ''
}

// Mantine's dialogs hold the page still through a library that asks here for the nonce of its style.
setNonce(styleNonce())
