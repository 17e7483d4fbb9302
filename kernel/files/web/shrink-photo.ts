/** Longest side in pixels that the server keeps; more would only be carried there for nothing. */
const LONGEST = 2048
const QUALITY = 0.85

export interface ShrunkPhoto {
  bytes: Uint8Array<ArrayBuffer>
  name: string
  type: string
}

/**
 * Makes a photo small before it is kept and sent, and leaves behind what the camera wrote into it (place, device). What
 * this browser cannot draw is kept as it is; the server looks at it anyway.
 */
export async function shrinkPhoto(file: File): Promise<ShrunkPhoto> {
  const drawn = await redraw(file).catch(() => null)
  const blob = drawn ?? file
  return {
    bytes: new Uint8Array(await blob.arrayBuffer()),
    name: file.name,
    type: drawn ? 'image/jpeg' : file.type || 'application/octet-stream',
  }
}

async function redraw(file: File): Promise<Blob | null> {
  const image = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const scale = Math.min(1, LONGEST / Math.max(image.width, image.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(image.width * scale))
  canvas.height = Math.max(1, Math.round(image.height * scale))
  const pen = canvas.getContext('2d')
  if (!pen) return null
  // JPEG has no transparency: without paper under it, a screenshot's would turn black.
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(image, 0, 0, canvas.width, canvas.height)
  image.close()
  return new Promise(resolve => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
}
