import type { Palette } from '../tokens.ts'
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
  button.append(ring(cluster, { palette, size }))
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

function element<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Record<string, string | number>,
): SVGElementTagNameMap[K] {
  const node = document.createElementNS(svgSpace, name)
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value))
  return node
}
