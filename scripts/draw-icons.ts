/** Draws the app icons from the mark: `node scripts/draw-icons.ts`. The results are committed. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { markPath } from '#ui/brand/mark-path.ts'
import { light } from '#ui/tokens.ts'

const folder = fileURLToPath(new URL('../ui/brand/public/', import.meta.url))

interface Drawing {
  file: string
  size: number
  /** Share of the picture the mark's box takes. */
  part: number
  /** Corner radius as a share of the picture; 0 where the system cuts the shape itself. */
  corner: number
}

const pictures: Drawing[] = [
  { file: 'icon-192.png', size: 192, part: 0.72, corner: 0.22 },
  { file: 'icon-512.png', size: 512, part: 0.72, corner: 0.22 },
  { file: 'icon-maskable-512.png', size: 512, part: 0.56, corner: 0 },
  { file: 'apple-touch-icon.png', size: 180, part: 0.66, corner: 0 },
]

await mkdir(folder, { recursive: true })
await writeFile(join(folder, 'favicon.svg'), `${icon({ file: 'favicon.svg', size: 48, part: 0.8, corner: 0.22 })}\n`)
for (const picture of pictures) {
  await sharp(Buffer.from(icon(picture)))
    .png({ compressionLevel: 9, palette: true })
    .toFile(join(folder, picture.file))
}

function icon({ size, part, corner }: Drawing): string {
  const scale = (size * part) / 48
  const inset = (size * (1 - part)) / 2
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${size} ${size}">`,
    `<rect width="${size}" height="${size}" rx="${size * corner}" fill="${light.accent}"/>`,
    `<path transform="translate(${inset} ${inset}) scale(${scale})" d="${markPath}" fill="none"`,
    ` stroke="${light.paper}" stroke-width="3.6" stroke-linecap="round" stroke-linejoin="round"/>`,
    '</svg>',
  ].join('')
}
