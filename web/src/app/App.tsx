import { MantineProvider } from '@mantine/core'
import { usePath } from '../ui/address'
import { ErrorScreen } from './ErrorScreen'
import { styleNonce } from './nonce'
import { pageAt } from './routes'
import { Shell } from './Shell'
import { theme } from './theme'
import { useLive } from './useLive'

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
