import { useEffect, useState } from 'react'
import { listRecipes } from '../../api/client'
import { sentenceOf } from '../../api/problem'

/** The profiles an asset can be finished for, as the studio names them. */
export function useProfiles(): { profiles: string[] | null; failure: string | null } {
  const [profiles, setProfiles] = useState<string[] | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  useEffect(() => {
    let isWanted = true
    listRecipes().then(
      (found) => {
        if (isWanted) setProfiles(found.profiles)
      },
      (error: unknown) => {
        if (isWanted) setFailure(sentenceOf(error))
      },
    )
    return () => {
      isWanted = false
    }
  }, [])
  return { profiles, failure }
}
