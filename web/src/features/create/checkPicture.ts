const LARGEST_BYTES = 25_000_000

/** What needs no look inside a file, said before anything is sent; null when it may be sent. */
export function checkPicture(file: File): string | null {
  if (file.size > LARGEST_BYTES) {
    return `This picture has ${(file.size / 1e6).toFixed(1)} MB; 25 MB is the most. Save it smaller, or as JPEG.`
  }
  return file.size === 0 ? 'This file is empty. Choose another.' : null
}
