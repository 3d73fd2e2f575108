import { useCallback, useEffect, useState } from 'react'
import { listRecipes } from '../../api/client'
import { sentenceOf } from '../../api/problem'
import type { Recipes } from '../../api/types'

/** What can be asked for, as the API offers it. */
export function useRecipes() {
  const [recipes, setRecipes] = useState<Recipes | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const load = useCallback(() => {
    listRecipes().then(
      (found) => {
        setRecipes(found)
        setFailure(null)
      },
      (error: unknown) => setFailure(sentenceOf(error)),
    )
  }, [])
  useEffect(load, [load])
  return { recipes, failure, load }
}
