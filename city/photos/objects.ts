import { at, circle, ellipse, line, path, rect, row } from './shapes.ts'

export const lampPost = (lit: boolean) =>
  rect([-8, -360, 16, 360], '#5d6670') +
  line('M0 -352 Q60 -400 120 -380', '#5d6670', 12) +
  ellipse([136, -372, 34, 14], '#454d56') +
  (lit
    ? ellipse([136, -362, 26, 10], '#fff3c0') + path('M110 -356 H162 L260 0 H10 Z', '#ffe9a8', 'opacity="0.35"')
    : ellipse([136, -362, 24, 8], '#2f353c'))

export const bin = (full: boolean) =>
  path('M-50 -120 H50 L40 0 H-40 Z', '#3f7d5b') +
  rect([-56, -134, 112, 18], '#2f6147') +
  circle([-28, 4, 10], '#333') +
  circle([28, 4, 10], '#333') +
  (full ? bag(-14, -150, '#4a4f57') + bag(26, -144, '#d9d4c6') + bag(2, -176, '#e0a64b') : '')

export const bag = (x: number, y: number, fill: string) =>
  at(x, y, path('M-30 30 Q-42 -14 -8 -24 L0 -36 L10 -24 Q42 -12 30 30 Z', fill) + line('M-6 -24 H8', '#8a8578', 4))

export const box = (x: number, y: number, size: number) =>
  at(
    x,
    y,
    rect([0, -size, size * 1.2, size], '#c49a6c') +
      rect([size * 0.5, -size, size * 0.18, size], '#a97f53') +
      line(`M0 ${-size} H${size * 1.2}`, '#8d6840', 4),
  )

export const car = (colour: string) =>
  path('M-150 -20 Q-148 -70 -96 -76 L-60 -124 H56 L100 -76 Q150 -70 152 -20 Z', colour) +
  path('M-52 -116 H-6 V-78 H-80 Z M6 -116 H50 L82 -78 H6 Z', '#cfe0ea') +
  circle([-86, -18, 28], '#2b2b2b') +
  circle([-86, -18, 12], '#a8a8a8') +
  circle([88, -18, 28], '#2b2b2b') +
  circle([88, -18, 12], '#a8a8a8')

export const ebike = (colour: string) =>
  circle([-56, -26, 26], 'none', 'stroke="#2b2b2b" stroke-width="9"') +
  circle([56, -26, 26], 'none', 'stroke="#2b2b2b" stroke-width="9"') +
  path('M-56 -30 L-30 -70 H20 L44 -96 L60 -90 L34 -34 H-20 Z', colour) +
  rect([-62, -92, 62, 14], '#33383f', 'rx="7"') +
  line('M44 -96 L38 -126 L60 -132', '#33383f', 8)

export const person = (x: number, y: number, colour: string) =>
  at(
    x,
    y,
    circle([0, -128, 20], '#e6b892') +
      path('M-24 -106 H24 L30 -40 H-30 Z', colour) +
      line('M-12 -40 V0 M12 -40 V0', '#3c4450', 14),
  )

export const cone = (x: number, y: number) =>
  at(
    x,
    y,
    path('M-26 0 L-7 -74 H7 L26 0 Z', '#e8752c') +
      rect([-17, -40, 34, 12], '#fff') +
      rect([-34, -4, 68, 10], '#c95f1d'),
  )

export const fence = (x: number, width: number, broken: boolean) =>
  at(
    x,
    0,
    row(Math.floor(width / 60) + 1, 60, (step, index) =>
      broken && (index === 4 || index === 5 || index === 6) ? '' : rect([step, 400, 10, 120], '#6b7680'),
    ) +
      (broken
        ? line(`M0 420 H190 M440 420 H${width} M0 470 H180 M450 470 H${width}`, '#6b7680', 10) +
          line('M190 420 L260 505', '#6b7680', 10)
        : line(`M0 420 H${width} M0 470 H${width}`, '#6b7680', 10)),
  )

export const poster = (x: number, y: number, tilt: number, colour: string) =>
  `<g transform="translate(${x} ${y}) rotate(${tilt})">${rect([0, 0, 70, 90], colour)}${line('M12 22 H58 M12 40 H50 M12 58 H58', '#7a6f5c', 5)}</g>`
