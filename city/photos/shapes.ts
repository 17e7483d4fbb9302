/** Small helpers of drawing: every shape is one SVG element as text. Canvas 960 × 720. */
type Three = readonly [number, number, number]
type Four = readonly [number, number, number, number]

export function rect([x, y, width, height]: Four, fill: string, more = ''): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}" ${more}/>`
}

export function circle([x, y, radius]: Three, fill: string, more = ''): string {
  return `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}" ${more}/>`
}

export function ellipse([x, y, rx, ry]: Four, fill: string, more = ''): string {
  return `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}" ${more}/>`
}

export function path(d: string, fill: string, more = ''): string {
  return `<path d="${d}" fill="${fill}" ${more}/>`
}

export function line(d: string, stroke: string, width: number): string {
  return `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`
}

export function at(x: number, y: number, body: string, scale = 1): string {
  return `<g transform="translate(${x} ${y}) scale(${scale})">${body}</g>`
}

/** A shape repeated from left to right. */
export function row(count: number, step: number, draw: (x: number, index: number) => string): string {
  return Array.from({ length: count }, (_, index) => draw(index * step, index)).join('')
}
