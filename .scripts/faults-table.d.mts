export interface FigureRow {
  readonly test: string;
  readonly what: string;
  readonly count: number;
  readonly result: 'passed' | 'skipped' | 'failed';
  readonly seconds: number;
}
export function figuresOf(report: object, nameOf?: (file: string) => string): FigureRow[];
export function tableOf(figures: readonly FigureRow[]): string;
