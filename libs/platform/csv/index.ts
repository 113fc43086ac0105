export { csvLine, type CsvCell } from './csv';
export { csvFile } from './csv-file';
