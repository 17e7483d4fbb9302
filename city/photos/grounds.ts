import { ellipse, line, path, rect, row } from './shapes.ts'

/** Where a picture is taken: a street by day or by night, a yard between houses, a stairwell, the waterside. */
export const grounds = {
  street: () =>
    rect([0, 0, 960, 720], '#cfe3ef') +
    houses('#d9cdbd', '#b9c7cf') +
    rect([0, 430, 960, 70], '#c9c3b8') +
    rect([0, 500, 960, 220], '#8b8f94') +
    row(7, 150, x => rect([x + 20, 605, 80, 10], '#e7e3d2')),
  night: () =>
    rect([0, 0, 960, 720], '#1d2735') +
    houses('#2c3644', '#3d4653') +
    rect([0, 430, 960, 70], '#3a414b') +
    rect([0, 500, 960, 220], '#2a2f37'),
  yard: () =>
    rect([0, 0, 960, 720], '#d8e6ea') +
    houses('#e0d5c4', '#9fb4bf') +
    rect([0, 430, 960, 290], '#b9b4a6') +
    path('M0 430 H300 Q260 520 0 560 Z', '#9dbb86') +
    ellipse([90, 400, 80, 70], '#7fa36b'),
  stairs: () =>
    rect([0, 0, 960, 720], '#e6e0d3') +
    rect([0, 0, 960, 60], '#d3ccbd') +
    path('M0 560 H960 V720 H0 Z', '#b8ac98') +
    line('M0 560 H960', '#978b78', 4) +
    row(6, 46, (x, index) => rect([690 + x, 520 - index * 44, 300, 44], index % 2 ? '#c6bba8' : '#d0c6b4')) +
    line('M690 430 L930 200', '#7c6a55', 14),
  water: () =>
    rect([0, 0, 960, 720], '#cfe6f1') +
    path('M0 300 Q300 270 620 300 T960 290 V520 H0 Z', '#7fb4cd') +
    line('M120 380 q40 -16 80 0 M420 420 q40 -16 80 0 M700 370 q40 -16 80 0', '#a9d0e0', 6) +
    path('M0 500 H960 V720 H0 Z', '#c2b9a3') +
    path('M0 290 Q200 240 420 290 Z', '#8fb085'),
}
export type Ground = keyof typeof grounds

function houses(wall: string, windows: string): string {
  const block = (x: number, width: number, top: number) =>
    rect([x, top, width, 430 - top], wall) +
    row(Math.floor(width / 62), 62, column =>
      row(Math.floor((400 - top) / 70), 70, floor => rect([x + 18 + column, top + 26 + floor, 34, 40], windows)),
    )
  return block(40, 270, 150) + block(350, 220, 90) + block(620, 310, 190)
}
