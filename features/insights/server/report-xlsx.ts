import type ExcelJS from 'exceljs'
import { loadExcel } from '#platform/table/index.ts'
import { type Indicator, indicators } from '../catalogue.ts'
import { figureText } from '../words.ts'
import { periodName } from '../period-name.ts'
import type { Figure, NumbersTable } from '../shapes.ts'
import { annexHead, annexOf, basisOf, columnsOf, type Report, rowName, titleOf, words } from './report-words.ts'

const FONT = { name: 'SimSun', size: 11 }
const HEAD_FONT = { name: 'SimHei', size: 12, bold: true }
const MARK_FONT = { name: 'SimHei', size: 16, bold: true, color: { argb: 'FFC2372B' } }

/** The report as a workbook: numbers as numbers wherever they are exact, words wherever they are kept back. */
export async function buildXlsx(report: Report): Promise<Buffer> {
  const { content, locale } = report
  const t = words(locale)
  const { Workbook } = await loadExcel()
  const book = new Workbook()
  book.creator = content.area.name
  book.title = titleOf(report)
  summarySheet(sheetOf(book, report, 'summary'), report)
  tableSheet(sheetOf(book, report, 'area'), report, content.byArea)
  tableSheet(sheetOf(book, report, 'category'), report, content.byCategory)
  tableSheet(sheetOf(book, report, 'organisation'), report, content.byOrganisation)
  const annex = sheetOf(book, report, 'annex')
  headRow(annex, annexHead(locale))
  for (const row of annexOf(locale)) plainRow(annex, row)
  plainRow(annex, [t('report.hash', { hash: report.hash })])
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** Each begins with the title and, in a draft, with its mark; the mark also stands in the header of the printed page. */
function sheetOf(
  book: ExcelJS.Workbook,
  report: Report,
  name: 'summary' | 'area' | 'category' | 'organisation' | 'annex',
) {
  const t = words(report.locale)
  const mark = t('report.draft')
  const sheet = book.addWorksheet(t(`report.sheets.${name}`), {
    properties: { defaultColWidth: 18 },
    ...(report.draft ? { headerFooter: { oddHeader: `&C&"SimHei"&24${mark}` } } : {}),
  })
  const subtitle = t('report.subtitle', {
    period: periodName(report.content.period, report.locale),
    edition: report.edition,
  })
  sheet.addRow([`${titleOf(report)}${subtitle}`]).font = HEAD_FONT
  if (report.draft) sheet.addRow([mark]).font = MARK_FONT
  if (report.reason) plainRow(sheet, [t('report.reason', { reason: report.reason })])
  plainRow(sheet, [basisOf(report)])
  return sheet
}

function summarySheet(sheet: ExcelJS.Worksheet, report: Report): void {
  const t = words(report.locale)
  headRow(
    sheet,
    ['indicator', 'value', 'all', 'previous', 'lastYear', 'formula'].map(name => t(`report.${name}`)),
  )
  const { current, previous, lastYear } = report.content.total
  for (const indicator of indicators) {
    const cell = (figure: Figure | undefined) => cellOf(report, indicator, figure)
    const { key } = indicator
    valueRow(sheet, [
      t(`indicators.${key}.name`),
      cell(current.assessed[key]),
      cell(current.all[key]),
      cell(previous.assessed[key]),
      cell(lastYear.assessed[key]),
      t(`indicators.${key}.formula`),
    ])
  }
}

function tableSheet(sheet: ExcelJS.Worksheet, report: Report, table: NumbersTable): void {
  const t = words(report.locale)
  plainRow(sheet, [t('report.order')])
  const columns = columnsOf(table)
  headRow(sheet, [t('report.name'), ...columns.map(one => t(`indicators.${one.key}.name`))])
  const total = { key: 'total', name: t('report.total'), nameEn: null, ...report.content.total }
  for (const row of [...table.rows, total])
    valueRow(sheet, [
      row.key === 'total' ? row.name : rowName(t, report.locale, table, row),
      ...columns.map(one => cellOf(report, one, row.current.assessed[one.key])),
    ])
}

type Value = string | { value: number; format: string }

function cellOf({ locale }: Report, indicator: Indicator, figure: Figure | undefined): Value {
  if (figure?.shown !== 'exact' || figure.value === null) return figureText(words(locale), indicator, figure)
  if (indicator.unit === 'percent') return { value: figure.value / 100, format: '0.0%' }
  return { value: figure.value, format: indicator.unit === 'hours' ? '0.0' : '0' }
}

function valueRow(sheet: ExcelJS.Worksheet, values: readonly Value[]): void {
  const row = sheet.addRow(values.map(value => (typeof value === 'string' ? value : value.value)))
  row.font = FONT
  values.forEach((value, at) => {
    if (typeof value !== 'string') row.getCell(at + 1).numFmt = value.format
  })
}

function headRow(sheet: ExcelJS.Worksheet, values: readonly string[]): void {
  sheet.addRow([...values]).font = HEAD_FONT
}

function plainRow(sheet: ExcelJS.Worksheet, values: readonly string[]): void {
  sheet.addRow([...values]).font = FONT
}
