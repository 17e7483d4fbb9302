import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  type IRunOptions,
  PageNumber,
  PageOrientation,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { periodName } from '../period-name.ts'
import type { NumbersTable } from '../shapes.ts'
import {
  annexHead,
  annexOf,
  basisOf,
  columnsOf,
  linesOf,
  type Report,
  sentencesOf,
  tableIndicators,
  titleOf,
  words,
} from './report-words.ts'

/** The faces of official documents (GB/T 9704-2012: 仿宋 for the text, 黑体 for headings), named as Word knows them. */
const BODY = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'FangSong', cs: 'Times New Roman' }
const HEAD = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'SimHei', cs: 'Times New Roman' }
/** Half points: 三号 for the text, 五号 inside tables. */
const TEXT = 28
const SMALL_TEXT = 18
const RED = 'C2372B'

/** The report as a Word document: sentences, tables in the order of codes, the definitions as annex. */
export async function buildDocx(report: Report): Promise<Buffer> {
  const { content, locale } = report
  const t = words(locale)
  const tables = [
    ['byArea', content.byArea],
    ['byCategory', content.byCategory],
    ['byOrganisation', content.byOrganisation],
  ] as const
  const document = new Document({
    title: titleOf(report),
    creator: content.area.name,
    styles: { default: { document: { run: { font: BODY, size: TEXT } } } },
    sections: [
      {
        properties: { page: { size: { orientation: PageOrientation.PORTRAIT } } },
        headers: { default: new Header({ children: markOf(report) }) },
        footers: { default: footerOf() },
        children: [
          ...headOf(report),
          heading(t('report.summary')),
          ...sentencesOf(report).map(sentence => text(sentence)),
          text(basisOf(report)),
          ...tables.flatMap(([name, table]) =>
            table.rows.length === 0
              ? []
              : [heading(t(`report.${name}`)), text(t('report.order')), numbersTable(report, table)],
          ),
          heading(t('report.annex')),
          grid([annexHead(locale), ...annexOf(locale)]),
          text(t('report.hash', { hash: report.hash }), { size: SMALL_TEXT }),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

/** On every page of a draft. */
function markOf({ draft, locale }: Report): Paragraph[] {
  if (!draft) return []
  const mark = new TextRun({ text: words(locale)('report.draft'), bold: true, color: RED, size: 36, font: HEAD })
  return [new Paragraph({ alignment: AlignmentType.CENTER, children: [mark] })]
}

function footerOf(): Footer {
  const number = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: SMALL_TEXT })
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [number] })] })
}

function headOf(report: Report): Paragraph[] {
  const { content, locale, edition, reason } = report
  const t = words(locale)
  const title = new TextRun({ text: titleOf(report), bold: true, size: 40, font: HEAD })
  const subtitle = t('report.subtitle', { period: periodName(content.period, locale), edition })
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, alignment: AlignmentType.CENTER, children: [title] }),
    new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text: subtitle, font: BODY })] }),
    ...(reason ? [text(t('report.reason', { reason }))] : []),
  ]
}

function heading(words: string): Paragraph {
  const run = new TextRun({ text: words, bold: true, size: 32, font: HEAD, color: '000000' })
  return new Paragraph({ heading: HeadingLevel.HEADING_1, spacing: { before: 240, after: 120 }, children: [run] })
}

function text(words: string, options: IRunOptions = {}): Paragraph {
  return new Paragraph({ spacing: { after: 120 }, children: [new TextRun({ text: words, font: BODY, ...options })] })
}

function numbersTable(report: Report, table: NumbersTable): Table {
  const t = words(report.locale)
  const columns = columnsOf(table, tableIndicators)
  const head = [t('report.name'), ...columns.map(one => t(`indicators.${one.key}.name`))]
  return grid([head, ...linesOf(report, table, columns).map(line => [line.name, ...line.cells])])
}

const line = { style: BorderStyle.SINGLE, size: 4, color: '8A93A0' }

function grid([head = [], ...rows]: string[][]): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    rows: [
      new TableRow({ tableHeader: true, children: head.map(cell => cellOf(cell, true)) }),
      ...rows.map(row => new TableRow({ cantSplit: true, children: row.map(cell => cellOf(cell, false)) })),
    ],
  })
}

function cellOf(words: string, bold: boolean): TableCell {
  const run = new TextRun({ text: words, bold, size: SMALL_TEXT, font: bold ? HEAD : BODY })
  return new TableCell({ children: [new Paragraph({ children: [run] })] })
}
