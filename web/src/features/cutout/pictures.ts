import { KEPT, filledMask, greyPixels, maskFromAlpha } from './mask'
import type { Mask } from './mask'

/** A picture could not be had; the message is the sentence a person reads. */
export class NoPicture extends Error {
  override name = 'NoPicture'
}

export interface Loaded {
  picture: ImageBitmap
  /** The automatic cut-out; everything is kept where there is none. */
  mask: Mask
}

/** Fetch the picture, and the mask its cut-out holds as opacity. */
export async function loadPictures(pictureUrl: string, cutoutUrl: string | null, signal: AbortSignal): Promise<Loaded> {
  const [picture, cutout] = await Promise.all([
    fetchPicture(pictureUrl, signal),
    cutoutUrl === null ? null : fetchPicture(cutoutUrl, signal),
  ])
  if (!cutout) return { picture, mask: filledMask(picture.width, picture.height, KEPT) }
  const pixels = pixelsOf(cutout, picture.width, picture.height)
  cutout.close()
  return { picture, mask: maskFromAlpha(pixels) }
}

async function fetchPicture(url: string, signal: AbortSignal): Promise<ImageBitmap> {
  try {
    const response = await fetch(url, { signal })
    if (response.ok) return await createImageBitmap(await response.blob())
  } catch (error) {
    if (signal.aborted) throw error
    throw new NoPicture('The picture could not be fetched. Check that the studio is running.', { cause: error })
  }
  throw new NoPicture('The picture is not there any more. Start again from the picture itself.')
}

function pixelsOf(picture: ImageBitmap, width: number, height: number): ImageData {
  const { pen } = blankCanvas(width, height)
  pen.drawImage(picture, 0, 0, width, height)
  return pen.getImageData(0, 0, width, height)
}

/** The mask as a PNG of the picture's own size: white keeps, black removes, greys are soft edges. */
export async function maskPng(mask: Mask): Promise<Blob> {
  const { canvas, pen } = blankCanvas(mask.width, mask.height)
  pen.putImageData(new ImageData(greyPixels(mask), mask.width, mask.height), 0, 0)
  return new Promise((resolve, reject) => {
    canvas.toBlob((png) => {
      if (png) resolve(png)
      else reject(new NoPicture('The browser could not write the mask; it may be short of memory. Try again.'))
    }, 'image/png')
  })
}

export function blankCanvas(width: number, height: number) {
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, width)
  canvas.height = Math.max(1, height)
  const pen = canvas.getContext('2d')
  if (!pen) throw new NoPicture('This browser cannot draw pictures here; it may be short of memory.')
  return { canvas, pen }
}
