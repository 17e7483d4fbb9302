import { type Ground, grounds } from './grounds.ts'
import { bin, box, car, cone, ebike, fence, lampPost, person, poster, bag } from './objects.ts'
import type { PhotoKind } from './photo-kinds.ts'
import { at, circle, ellipse, line, path, rect, row } from './shapes.ts'

interface Scene {
  ground: Ground
  before: () => string
  after: () => string
}

const door = (open: boolean) =>
  rect([330, 170, 300, 400], '#7d8791') +
  (open
    ? path('M330 170 L440 210 V600 L330 570 Z', '#566069') +
      rect([440, 200, 190, 370], '#2e343b') +
      line('M610 330 l-40 30', '#c0392b', 8)
    : rect([346, 186, 268, 384], '#56606a') + rect([480, 186, 6, 384], '#3c444c') + circle([500, 380, 10], '#d8d2c0')) +
  rect([650, 300, 60, 110], open ? '#40454b' : '#4d5a66') +
  circle([680, 330, 8], open ? '#b33' : '#4fbf6a')

const liftDoors = (broken: boolean) =>
  rect([300, 120, 360, 450], '#8d949b') +
  rect([320, 140, broken ? 150 : 158, 430], '#b9c0c6') +
  rect([broken ? 512 : 482, 140, broken ? 128 : 158, 430], '#b9c0c6') +
  (broken ? rect([470, 140, 42, 430], '#23272c') : '') +
  rect([440, 70, 80, 40], '#23272c') +
  (broken ? line('M465 80 l30 20 M495 80 l-30 20', '#e05a4a', 6) : line('M466 92 l12 10 l20 -22', '#5fd08a', 6)) +
  (broken
    ? at(
        480,
        640,
        rect([-120, -60, 240, 40], '#f2c230') +
          line('M-100 -40 l30 -20 M-40 -40 l30 -20 M20 -40 l30 -20 M80 -40 l30 -20', '#333', 8),
      )
    : '')

const facade = (fallen: boolean) =>
  rect([180, 60, 600, 480], '#d8b79a') +
  row(6, 100, x => row(5, 96, y => rect([190 + x, 70 + y, 92, 88], '#e2c6ad'))) +
  (fallen
    ? path('M420 160 L540 150 L560 260 L470 290 L400 240 Z', '#8f8377') +
      [440, 500, 560, 480].map((x, n) => path(`M${x} ${590 + n * 12} l34 -8 l10 24 l-30 10 Z`, '#d8b79a')).join('')
    : '')

const tank = (leaking: boolean) =>
  line('M120 180 H520 V520', '#7f8a94', 46) +
  rect([480, 330, 86, 60], leaking ? '#8a5a3c' : '#5f7d95') +
  (leaking
    ? line('M566 360 q60 20 70 120 M560 372 q40 40 40 130', '#7fb9d6', 10) + ellipse([600, 610, 220, 50], '#8fb4c4')
    : '')

const stallCart = at(
  520,
  560,
  rect([-150, -120, 300, 90], '#c0563f') +
    path('M-180 -250 H180 L150 -200 H-150 Z', '#e9b44c') +
    line('M-140 -200 V-110 M140 -200 V-110', '#6b4b35', 10) +
    circle([-100, -20, 32], '#333') +
    circle([100, -20, 32], '#333') +
    row(5, 54, x => circle([-110 + x, -134, 20], '#d9702e')),
)

/** What was found, and how it was left. */
export const scenes: Readonly<Record<PhotoKind, Scene>> = {
  lamp: { ground: 'night', before: () => at(420, 520, lampPost(false)), after: () => at(420, 520, lampPost(true)) },
  rubbish: {
    ground: 'yard',
    before: () =>
      row(3, 150, x => at(330 + x, 600, bin(true))) +
      bag(240, 640, '#4a4f57') +
      bag(700, 650, '#d9d4c6') +
      bag(560, 668, '#4a4f57') +
      box(720, 640, 70),
    after: () => row(3, 150, x => at(330 + x, 600, bin(false))),
  },
  pothole: {
    ground: 'street',
    before: () =>
      ellipse([480, 610, 170, 46], '#5a5d60') +
      ellipse([480, 616, 130, 30], '#3f4143') +
      cone(280, 640) +
      cone(690, 630),
    after: () => ellipse([480, 610, 172, 46], '#74787c'),
  },
  ebikes: {
    ground: 'stairs',
    before: () =>
      at(180, 640, ebike('#b8453c')) +
      at(330, 660, ebike('#3f6ea5')) +
      at(500, 640, ebike('#46525c')) +
      line('M180 560 Q260 480 420 120', '#2b2b2b', 5) +
      rect([396, 96, 60, 34], '#f0ece0'),
    after: () =>
      rect([330, 180, 190, 130], '#f7f3e6') +
      circle([425, 235, 40], 'none', 'stroke="#c0392b" stroke-width="10"') +
      line('M398 208 L452 262', '#c0392b', 10),
  },
  leak: { ground: 'stairs', before: () => tank(true), after: () => tank(false) },
  clutter: {
    ground: 'stairs',
    before: () =>
      box(120, 660, 120) +
      box(280, 670, 90) +
      box(150, 540, 90) +
      rect([420, 470, 190, 170], '#8d7b68', 'rx="14"') +
      bag(360, 640, '#d9d4c6') +
      box(300, 580, 70),
    after: () => rect([120, 200, 180, 120], '#f7f3e6') + line('M144 240 H276 M144 270 H250', '#7a6f5c', 6),
  },
  parking: {
    ground: 'street',
    before: () =>
      rect([60, 560, 840, 12], '#f2c230') +
      rect([60, 690, 840, 12], '#f2c230') +
      at(240, 660, car('#b8453c')) +
      at(560, 664, car('#e8e5de')) +
      at(810, 656, car('#39516b'), 0.9),
    after: () =>
      rect([60, 560, 840, 12], '#f2c230') +
      rect([60, 690, 840, 12], '#f2c230') +
      row(6, 150, x => line(`M${100 + x} 690 L${170 + x} 572`, '#f2c230', 10)),
  },
  facade: { ground: 'yard', before: () => facade(true) + cone(300, 690) + cone(680, 690), after: () => facade(false) },
  lift: { ground: 'stairs', before: () => liftDoors(true), after: () => liftDoors(false) },
  door: { ground: 'stairs', before: () => door(true), after: () => door(false) },
  posters: {
    ground: 'stairs',
    before: () =>
      [
        [120, 130, -6],
        [230, 180, 4],
        [340, 110, -3],
        [150, 290, 8],
        [300, 300, -8],
        [440, 220, 5],
        [420, 90, 12],
        [540, 160, -5],
      ]
        .map(([x = 0, y = 0, tilt = 0], n) => poster(x, y, tilt, n % 3 === 0 ? '#f4e3a1' : '#fffdf5'))
        .join(''),
    after: () =>
      rect([200, 130, 300, 220], '#8b6a4a') +
      rect([216, 146, 268, 188], '#f7f3e6') +
      line('M240 180 H450 M240 216 H420 M240 252 H440', '#7a6f5c', 6),
  },
  stall: {
    ground: 'street',
    before: () => stallCart + person(320, 600, '#4d6a8a') + person(700, 610, '#8a5a6a'),
    after: () => rect([0, 470, 960, 16], '#e3c34f'),
  },
  railing: {
    ground: 'water',
    before: () => fence(0, 960, true),
    after: () => fence(0, 960, false) + circle([840, 380, 40], 'none', 'stroke="#e2603a" stroke-width="18"'),
  },
  shed: {
    ground: 'yard',
    before: () =>
      path('M480 330 L860 300 V340 L480 370 Z', '#5b88a8') +
      rect([500, 366, 350, 240], '#c9d4da') +
      line('M500 366 V620 M676 352 V620 M850 338 V620', '#66727c', 12) +
      box(540, 606, 80),
    after: () =>
      path('M480 560 Q680 520 900 570 V640 H480 Z', '#9dbb86') +
      ellipse([560, 560, 40, 34], '#7fa36b') +
      ellipse([780, 570, 46, 38], '#7fa36b'),
  },
}

/** The picture as SVG; `variant` changes the light and which side it was taken from. */
export function sceneSvg(kind: PhotoKind, phase: 'before' | 'after', variant: number): string {
  const scene = scenes[kind]
  const body = grounds[scene.ground]() + scene[phase]()
  const light =
    [
      '',
      '<rect width="960" height="720" fill="#f7d9a0" opacity="0.16"/>',
      '<rect width="960" height="720" fill="#8aa0b8" opacity="0.2"/>',
    ][variant % 3] ?? ''
  const side = variant % 2 === 1 ? `<g transform="translate(960 0) scale(-1 1)">${body}</g>` : body
  return `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="720" viewBox="0 0 960 720">${side}${light}</svg>`
}
