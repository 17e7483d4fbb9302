/** The part of a procedure its drawing needs. */
export interface DrawnProcedure {
  start: string
  states: readonly {
    name: string
    final: boolean
    actor: { kind: string; roles: readonly string[] } | null
  }[]
  edges: readonly { action: string; from: string; to: string }[]
}

export interface Box {
  state: string
  column: number
  lane: number
  x: number
  y: number
}

export interface Arrow {
  from: string
  to: string
  actions: string[]
  /** Leads to an earlier column: drawn as a bow above the boxes. */
  back: boolean
  /** SVG path. */
  path: string
  labelX: number
  labelY: number
}

export interface Lane {
  /** `role:community_dispatcher`, `unit`, `requester`, `system`, `end`. */
  key: string
  y: number
  height: number
}

export interface Drawing {
  width: number
  height: number
  boxes: Box[]
  arrows: Arrow[]
  lanes: Lane[]
}

export const boxSize = { width: 112, height: 58 }
const gap = 56
const pad = 14
/** Room for a bow and its label above each lane's boxes. */
const laneTop = 46
const rowStep = boxSize.height + 28
const laneBottom = 16

/**
 * Places the states of a procedure left to right, a lane for each who acts and one below for the ends, and draws the
 * ways between them. Every state is placed, also one no way leads to.
 */
export function layOut(procedure: DrawnProcedure): Drawing {
  const columns = columnsOf(procedure)
  const lanes = lanesOf(procedure, columns)
  const slots = slotsOf(procedure, columns, lanes)
  const drawn = drawLanes(lanes, slots)
  const boxes = slots.map(({ state, column, lane, row }) => ({
    state,
    column,
    lane,
    x: pad + column * (boxSize.width + gap),
    y: (drawn[lane]?.y ?? 0) + laneTop + row * rowStep,
  }))
  const last = drawn.at(-1)
  return {
    width: pad * 2 + (Math.max(0, ...boxes.map(box => box.column)) + 1) * (boxSize.width + gap) - gap,
    height: last ? last.y + last.height : 0,
    boxes,
    arrows: arrowsOf(procedure, boxes),
    lanes: drawn,
  }
}

/** Steps from the start for who waits; an end stands right after the last state that leads there. */
function columnsOf({ start, states, edges }: DrawnProcedure): Map<string, number> {
  const final = new Set(states.filter(state => state.final).map(state => state.name))
  const columns = new Map([[start, 0]])
  const queue = [start]
  for (let state = queue.shift(); state !== undefined; state = queue.shift()) {
    const column = (columns.get(state) ?? 0) + 1
    for (const { to } of edges.filter(edge => edge.from === state)) {
      if (columns.has(to) || final.has(to)) continue
      columns.set(to, column)
      queue.push(to)
    }
  }
  const furthest = Math.max(...columns.values())
  for (const { name } of states) {
    const sources = edges.filter(edge => edge.to === name && columns.has(edge.from))
    const after = Math.max(-1, ...sources.map(edge => columns.get(edge.from) ?? -1)) + 1
    if (!columns.has(name)) columns.set(name, sources.length > 0 ? after : furthest + 1)
  }
  return columns
}

function laneKey({ final, actor }: DrawnProcedure['states'][number]): string {
  if (final || !actor) return 'end'
  return actor.kind === 'role' ? `role:${actor.roles.join('+')}` : actor.kind
}

/** From top to bottom in the order in which they come to act; the ends last. */
function lanesOf(procedure: DrawnProcedure, columns: ReadonlyMap<string, number>): string[] {
  const inOrder = procedure.states.toSorted((a, b) => (columns.get(a.name) ?? 0) - (columns.get(b.name) ?? 0))
  const keys = [...new Set(inOrder.map(laneKey))]
  return [...keys.filter(key => key !== 'end'), ...keys.filter(key => key === 'end')]
}

interface Slot {
  state: string
  column: number
  lane: number
  row: number
}

/** States of one lane and column stand below each other. */
function slotsOf(procedure: DrawnProcedure, columns: ReadonlyMap<string, number>, lanes: readonly string[]): Slot[] {
  const taken = new Map<string, number>()
  return procedure.states.map(state => {
    const column = columns.get(state.name) ?? 0
    const lane = lanes.indexOf(laneKey(state))
    const place = `${column}:${lane}`
    const row = taken.get(place) ?? 0
    taken.set(place, row + 1)
    return { state: state.name, column, lane, row }
  })
}

function drawLanes(keys: readonly string[], slots: readonly Slot[]): Lane[] {
  let y = 0
  return keys.map((key, lane) => {
    const rows = Math.max(1, ...slots.filter(slot => slot.lane === lane).map(slot => slot.row + 1))
    const height = laneTop + (rows - 1) * rowStep + boxSize.height + laneBottom
    const drawn = { key, y, height }
    y += height
    return drawn
  })
}

function arrowsOf(procedure: DrawnProcedure, boxes: readonly Box[]): Arrow[] {
  const places = new Map(boxes.map(box => [box.state, box]))
  const ways = Map.groupBy(procedure.edges, edge => `${edge.from}>${edge.to}`)
  return [...ways.values()].flatMap(edges => {
    const [first] = edges
    const from = first && places.get(first.from)
    const to = first && places.get(first.to)
    if (!from || !to || from === to) return []
    const back = to.column < from.column
    return [{ from: from.state, to: to.state, actions: edges.map(edge => edge.action), back, ...draw(from, to) }]
  })
}

type Drawn = Pick<Arrow, 'path' | 'labelX' | 'labelY'>

function draw(from: Box, to: Box): Drawn {
  if (to.column < from.column) return bow(from, to)
  return to.column === from.column ? plumb(from, to) : elbow(from, to)
}

/** Out to the right, up or down in the gap before the target, in from the left. */
function elbow(from: Box, to: Box): Drawn {
  const [x1, y1] = [from.x + boxSize.width, from.y + boxSize.height / 2]
  const [x2, y2] = [to.x, to.y + boxSize.height / 2]
  const turn = from.lane === to.lane && y1 === y2 ? x2 : x1 + gap / 2
  if (y1 === y2) return { path: `M${x1} ${y1} H${x2}`, labelX: (x1 + x2) / 2, labelY: y1 - 12 }
  const sign = y2 > y1 ? 1 : -1
  const r = 8
  const path = [
    `M${x1} ${y1} H${turn - r}`,
    `Q${turn} ${y1} ${turn} ${y1 + r * sign}`,
    `V${y2 - r * sign}`,
    `Q${turn} ${y2} ${turn + r} ${y2}`,
    `H${x2}`,
  ].join(' ')
  return { path, labelX: turn, labelY: (y1 + y2) / 2 }
}

/** Straight down or up between two boxes of one column. */
function plumb(from: Box, to: Box): Drawn {
  const x = from.x + boxSize.width / 2
  const down = to.y > from.y
  const y1 = down ? from.y + boxSize.height : from.y
  const y2 = down ? to.y : to.y + boxSize.height
  return { path: `M${x} ${y1} V${y2}`, labelX: x, labelY: (y1 + y2) / 2 }
}

/** Back to the left over the tops of the boxes. */
function bow(from: Box, to: Box): Drawn {
  const x1 = from.x + boxSize.width * 0.3
  const x2 = to.x + boxSize.width * 0.7
  const top = Math.min(from.y, to.y) - 30
  const path = `M${x1} ${from.y} C${x1} ${top} ${x2} ${top} ${x2} ${to.y}`
  return { path, labelX: (x1 + x2) / 2, labelY: (from.y + to.y + 6 * top) / 8 }
}
