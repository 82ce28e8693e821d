import type { AmountFormat } from '../money/format.ts';
import { percentOf } from '../money/ratio.ts';
import { AmountFact, ChangeFact, CountFact, FactList, RateFact, ShareFact } from './fact.ts';
import { type Label, NameFact, TemplateFault, TextFact, YearFact } from './opaque.ts';
import { printedMoney } from './printedMoney.ts';
import { ReasonFact, type ReasonRequest } from './reasonFact.ts';
import { Run, RunList } from './run.ts';

/** What filters need to know of the document that is being printed. */
export interface PrintContext {
  readonly format: AmountFormat;
  /** Only the kind of a fact is judged, not its branch. */
  readonly exploring: boolean;
  /** A printed comparison has a reason, or requires one. */
  reasonAsked(request: ReasonRequest, required: boolean, text: string): void;
}

export type PrintFilter = (print: PrintContext, value: unknown, args: readonly unknown[]) => Run | RunList;

const NOTHING = new RunList([]);

/** The least share that two decimals print. */
const SLIGHT = '0.01%';

/**
 * The only ways to print. Amounts carry their unit; growth and change print a direction word and a magnitude, so that −4.35%
 * reads 下降4.35%. `phrase` is added by the engine.
 */
export const PRINT_FILTERS: Readonly<Record<string, PrintFilter>> = {
  amount: (print, value) => amountRun(print, expect(value, AmountFact, '金额')),
  count: (_print, value, [unit]) => {
    const fact = expect(value, CountFact, '数量');
    return new Run(`${fact.count}${unit === undefined ? fact.unit : word(unit)}`, fact.source);
  },
  share: (print, value) => {
    const fact = expect(value, ShareFact, '占比');
    refuse(print, !fact.printable, '总额为零或有负数，占比不能打印');
    return new Run(fact.slight ? `不足${SLIGHT}` : `${percentOf(fact.part, fact.whole) ?? ''}%`, fact.source);
  },
  growth: (print, value, [up = '增长', down = '下降']) => {
    const fact = expect(value, ChangeFact, '增减');
    refuse(print, !fact.rated, '没有可比的基数，增长率不能打印');
    const { growth, difference } = fact.comparison;
    return new Run(`${word(difference < 0 ? down : up)}${(growth ?? '').replace(/^-/, '')}%`, `growth:${fact.signature}`);
  },
  change: (print, value, [up = '增加', down = '减少']) => {
    if (!(value instanceof ChangeFact) && !(value instanceof RateFact)) throw new TemplateFault('过滤器 change 只能用于增减或完成率');
    const { branch, difference } = value.comparison;
    refuse(print, branch === 'unknown' || branch === 'level' || branch === 'steady', '没有可打印的增减额');
    return new Run(`${word(difference < 0 ? down : up)}${printedMoney(Math.abs(difference), print.format)}`, `change:${value.signature}`);
  },
  rate: (print, value) => {
    const fact = expect(value, RateFact, '完成率');
    refuse(print, !fact.rated, '预算数为零或没有预算数，完成率不能打印');
    return new Run(`${fact.comparison.rate ?? ''}%`, `rate:${fact.signature}`);
  },
  name: (_print, value) => nameRun(value),
  path: (_print, value) => {
    const label = labelOf(value);
    if (label.path === undefined) throw new TemplateFault('过滤器 path 只能用于科目');
    return new Run(label.path, label.source);
  },
  list: (print, value, [mode = 'name']) => listRuns(print, expect(value, FactList, '清单'), word(mode)),
  year: (_print, value) => new Run(`${expect(value, YearFact, '年份').year}年`, 'date'),
  yearEnd: (_print, value) => new Run(`${expect(value, YearFact, '年份').year}年12月31日`, 'date'),
  text: (_print, value) => {
    const fact = expect(value, TextFact, '文字');
    return new Run(fact.text, fact.source);
  },
  because: (print, value, [lead = '', both = lead]) => {
    const fact = expect(value, ReasonFact, '原因');
    if (!print.exploring && (fact.required || fact.given)) print.reasonAsked(fact.request, fact.required, fact.text);
    if (!fact.given || (fact.telling === 'later' && !print.exploring)) return NOTHING;
    return new RunList([new Run(word(fact.telling === 'both' ? both : lead)), new Run(fact.text, `reason:${fact.request.key}`)]);
  },
  document: (_print, value) => new Run(word(value), 'document'),
};

function amountRun(print: PrintContext, fact: AmountFact): Run {
  return new Run(printedMoney(fact.fen, print.format), fact.source);
}

/** 名称、名称…, with `'amount'` 名称金额、… */
function listRuns(print: PrintContext, list: FactList, mode: string): RunList {
  if (mode !== 'name' && mode !== 'amount') throw new TemplateFault('过滤器 list 的方式只能是 name 或 amount');
  const runs = list.facts.flatMap((fact, index) => [
    ...(index === 0 ? [] : [new Run('、')]),
    nameRun(fact),
    ...(mode === 'amount' ? [amountRun(print, expect(fact, AmountFact, '金额'))] : []),
  ]);
  return new RunList(runs);
}

function nameRun(value: unknown): Run {
  const label = labelOf(value);
  return new Run(label.text, label.source);
}

function labelOf(value: unknown): Label {
  if (value instanceof AmountFact || value instanceof CountFact || value instanceof NameFact) return value.label;
  throw new TemplateFault('没有名称的事实不能用 name 或 path 打印');
}

function expect<T>(value: unknown, kind: abstract new (...args: never[]) => T, name: string): T {
  if (value instanceof kind) return value;
  throw new TemplateFault(`过滤器只接受${name}，给它的是别的事实`);
}

function refuse(print: PrintContext, impossible: boolean, message: string): void {
  if (impossible && !print.exploring) throw new TemplateFault(message);
}

function word(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new TemplateFault('过滤器的参数须是文字');
}
