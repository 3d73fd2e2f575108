/** The studio. */
export function App() {
  return <h1>ORFEAS Studio</h1>
}
