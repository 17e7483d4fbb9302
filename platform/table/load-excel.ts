/** The spreadsheet library, loaded with the first table: hundreds of modules that no start of the server should wait for. */
export async function loadExcel() {
  const { default: excel } = await import('exceljs')
  return excel
}
