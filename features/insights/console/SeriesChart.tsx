import { LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { fontFamily, light, size } from '#ui/tokens.ts'

use([LineChart, GridComponent, TooltipComponent, AriaComponent, SVGRenderer])

interface ChartPoint {
  at: string
  /** Null leaves a gap: what is kept back is not drawn. */
  value: number | null
  text: string
}

interface SeriesChartProps {
  label: string
  percent: boolean
  lines: readonly { name: string; points: readonly ChartPoint[] }[]
}

/** Lines over time. What it shows stands as a table beside it, so the drawing itself is one picture with a name. */
export function SeriesChart({ label, percent, lines }: SeriesChartProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!box.current) return undefined
    const chart = init(box.current, null, { renderer: 'svg' })
    chart.setOption(optionOf(lines, percent))
    const watcher = new ResizeObserver(() => chart.resize())
    watcher.observe(box.current)
    return () => {
      watcher.disconnect()
      chart.dispose()
    }
  }, [lines, percent])
  return <div ref={box} className="ji-chart" role="img" aria-label={label} />
}

function optionOf(lines: SeriesChartProps['lines'], percent: boolean) {
  const [first] = lines
  const points = first?.points ?? []
  const text = { fontFamily, fontSize: size.smallest, color: light.secondary }
  return {
    animation: false,
    textStyle: text,
    grid: { left: 8, right: 16, top: 16, bottom: 8, containLabel: true },
    xAxis: { type: 'category', data: points.map(point => point.at), axisLabel: text },
    yAxis: {
      type: 'value',
      ...(percent ? { max: 100 } : { min: 0 }),
      scale: percent,
      axisLabel: { ...text, formatter: percent ? '{value}%' : '{value}' },
      splitLine: { lineStyle: { color: light.line } },
    },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      valueFormatter: (_value: unknown, at: number) => points[at]?.text ?? '',
    },
    series: lines.map(line => ({
      name: line.name,
      type: 'line',
      data: line.points.map(point => point.value),
      symbol: 'circle',
      symbolSize: 7,
      lineStyle: { color: light.accent, width: 2 },
      itemStyle: { color: light.accent },
    })),
  }
}
