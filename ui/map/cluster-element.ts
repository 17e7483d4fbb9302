import type { Palette, StateName } from '../tokens.ts'
import { donutArcs, donutSize, shortCount } from './donut.ts'
import type { Cluster } from './map-props.ts'

const svgSpace = 'http://www.w3.org/2000/svg'
const stroke = 5

/** The button a cluster is on the map. */
export function clusterElement(cluster: Cluster, options: { palette: Palette; label: string }): HTMLButtonElement {
  const { palette, label } = options
  const size = donutSize(cluster.count)
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'jl-cluster'
  button.setAttribute('aria-label', label)
  button.title = label
  button.append(cluster.shape ? single(cluster.shape, palette) : ring(cluster, { palette, size }))
  return button
}

function ring(cluster: Cluster, { palette, size }: { palette: Palette; size: number }): SVGSVGElement {
  const svg = element('svg', { width: size, height: size, viewBox: `0 0 ${size} ${size}`, 'aria-hidden': 'true' })
  const middle = size / 2
  const radius = middle - stroke / 2 - 1
  const around = 2 * Math.PI * radius
  svg.append(element('circle', { cx: middle, cy: middle, r: middle - 1, fill: palette.paper }))
  for (const { state, start, end } of donutArcs(cluster.byState)) {
    svg.append(
      element('circle', {
        cx: middle,
        cy: middle,
        r: radius,
        fill: 'none',
        stroke: palette.state[state],
        'stroke-width': stroke,
        'stroke-dasharray': `${(end - start) * around} ${around}`,
        'stroke-dashoffset': -start * around,
        transform: `rotate(-90 ${middle} ${middle})`,
      }),
    )
  }
  const text = element('text', {
    x: middle,
    y: middle,
    'text-anchor': 'middle',
    'dominant-baseline': 'central',
    'font-size': 12,
    'font-weight': 600,
    fill: palette.ink,
  })
  text.textContent = shortCount(cluster.count)
  svg.append(text)
  return svg
}

/** In a 12 × 12 box, as in StateMark; what is not filled is a ring. */
const shapes: Record<StateName, { path: string; hollow?: boolean }[]> = {
  waiting: [{ path: 'M6 1.4 a4.6 4.6 0 1 0 0 9.2 a4.6 4.6 0 1 0 0 -9.2 z', hollow: true }],
  moving: [
    { path: 'M6 1.4 a4.6 4.6 0 1 0 0 9.2 a4.6 4.6 0 1 0 0 -9.2 z', hollow: true },
    { path: 'M6 1.4 a4.6 4.6 0 0 0 0 9.2 z' },
  ],
  done: [{ path: 'M6 .6 a5.4 5.4 0 1 0 0 10.8 a5.4 5.4 0 1 0 0 -10.8 z' }],
  soon: [{ path: 'M6 .8 L11.6 11 H.4 z' }],
  overdue: [{ path: 'M.8 .8 H11.2 V11.2 H.8 z' }],
  hold: [{ path: 'M2.2 1 h2.6 v10 H2.2 z M7.2 1 h2.6 v10 H7.2 z' }],
}

function single(state: StateName, palette: Palette): SVGSVGElement {
  const svg = element('svg', { width: 26, height: 26, viewBox: '-7 -7 26 26', 'aria-hidden': 'true' })
  const colour = palette.state[state]
  svg.append(element('circle', { cx: 6, cy: 6, r: 11.5, fill: palette.paper, stroke: colour, 'stroke-width': 1.5 }))
  for (const { path, hollow = false } of shapes[state])
    svg.append(
      element('path', {
        d: path,
        fill: hollow ? 'none' : colour,
        stroke: hollow ? colour : 'none',
        'stroke-width': 1.8,
      }),
    )
  return svg
}

function element<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Record<string, string | number>,
): SVGElementTagNameMap[K] {
  const node = document.createElementNS(svgSpace, name)
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value))
  return node
}
