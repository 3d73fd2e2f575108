import { MantineProvider } from '@mantine/core'
import { usePath } from '../ui/address'
import { ErrorScreen } from './ErrorScreen'
import { pageAt } from './routes'
import { Shell } from './Shell'
import { theme } from './theme'
import { useLive } from './useLive'

/** Handed out by the server with each page; browsers hide the attribute, the property stays. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.nonce ?? ''
}

/** The studio. */
export function App() {
  const path = usePath()
  useLive()
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={styleNonce}>
      <Shell path={path}>
        <ErrorScreen key={path}>{pageAt(path)}</ErrorScreen>
      </Shell>
    </MantineProvider>
  )
}
