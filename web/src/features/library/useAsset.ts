import { useEffect, useState } from 'react'
import { getReport } from '../../api/client'
import { sentenceOf } from '../../api/problem'
import type { Asset, Report } from '../../api/types'
import { useLibrary } from './store'

interface Found {
  asset: Asset | null
  report: Report | null
  failure: string | null
  put: (asset: Asset) => void
}

/** An object, and its report when that is wanted. */
export function useAsset(id: string, { withReport = false }: { withReport?: boolean } = {}): Found {
  const known = useLibrary.getState().items.find((each) => each.id === id)
  const [asset, setAsset] = useState<Asset | null>(known ?? null)
  const [report, setReport] = useState<Report | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const find = useLibrary((library) => library.find)
  useEffect(() => {
    let isGone = false
    const fail = (error: unknown) => {
      if (!isGone) setFailure(sentenceOf(error))
    }
    find(id).then((found) => {
      if (!isGone) setAsset(found)
    }, fail)
    if (withReport) {
      getReport(id).then((found) => {
        if (!isGone) setReport(found)
      }, fail)
    }
    return () => {
      isGone = true
    }
  }, [id, withReport, find])
  return { asset, report, failure, put: setAsset }
}
