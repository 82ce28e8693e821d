import type { ReactElement, ReactNode } from 'react';
import { call, useAction, useDesk } from '../../bridge/index.ts';
import { say } from '../../frame/messages.ts';
import { RenamedList } from '../ledger/RenamedList.tsx';
import { amountText } from './amounts.ts';
import type { Choices, FiguresPlan } from './decisions.ts';
import type { Spot } from './SheetPane.tsx';

interface PaneProps {
  readonly plan: FiguresPlan;
  readonly keep: readonly string[];
  readonly choices: Choices;
  readonly accepted: boolean;
  readonly onKeep: (keep: readonly string[]) => void;
  readonly onPrinted: (cells: readonly string[]) => void;
  readonly onSpot: (spot: Spot) => void;
}

/** What the figures of a workbook would change: decisions first, then what to look at, then how the sheets were read. */
export function FiguresPane(props: PaneProps): ReactElement {
  const { plan, accepted, onSpot } = props;
  return (
    <>
      {plan.remarks.map((remark) => <p key={remark} className="sentence-warning">{remark}</p>)}
      {plan.otherName !== null && <TakeName name={plan.otherName} />}
      {plan.doubted.length > 0 && <Doubted {...props} />}
      {plan.changes.length > 0 && !accepted && <Changes {...props} />}
      {plan.findings.length > 0 && (
        <Part title={`表里的其他问题（${plan.findings.length}）`} hint="导入后在“勾稽检查”里逐项处理。">
          <ul className="importing-list">{plan.findings.map(({ message, places }, index) => <li key={index}>{message} <Places places={places} onSpot={onSpot} /></li>)}</ul>
        </Part>
      )}
      {plan.problems.length > 0 && <Part title={`没有看懂或作了假定的（${plan.problems.length}）`}><ul className="importing-list">{plan.problems.map((problem) => <li key={problem}>{problem}</li>)}</ul></Part>}
      <Sheets plan={plan} onSpot={onSpot} />
      {plan.renamed.length > 0 && <Part title={`与今年名称不同的科目（${plan.renamed.length}）`} hint="同一编码上年叫左边的名称；数照常作为上年数，今年的表按右边的名称印。"><RenamedList renamed={plan.renamed} /></Part>}
      {plan.learned.length > 0 && (
        <Part title={`新认识的科目（${plan.learned.length}）`} hint="不在当年科目表里，按表上的名称记入账套，请核对编码。">
          <ul className="importing-list">{plan.learned.map(({ code, name }) => <li key={code}>{code} {name}</li>)}</ul>
        </Part>
      )}
      {plan.projects.length > 0 && <Projects projects={plan.projects} />}
    </>
  );
}

/** The name that the tables print, for a ledger that was named after its file. */
function TakeName({ name }: { readonly name: string }): ReactElement {
  const [run, running] = useAction();
  const take = (): void => {
    void run(async () => {
      await call('ledger.putBureau', { ...await call('ledger.bureau', {}), name });
      say(`单位名称已改为“${name}”，封面和各表都印这个名称；在“账套与年度”可以再改。`, 'done');
    });
  };
  return <p><button type="button" className="plain-button" disabled={running} onClick={take}>文件没有选错，单位名称改为“{name}”</button></p>;
}

function Part({ title, hint, tools, children }: { readonly title: string; readonly hint?: string; readonly tools?: ReactNode; readonly children: ReactNode }): ReactElement {
  return (
    <section className="importing-part">
      <div className="importing-part-head"><h2>{title}</h2>{tools}</div>
      {hint !== undefined && <p className="importing-soft">{hint}</p>}
      {children}
    </section>
  );
}

/** Amounts that the workbook's own tables contradict: corrected, unless the person wants what is printed. */
function Doubted({ plan, choices, accepted, onPrinted, onSpot }: PaneProps): ReactElement {
  const cells = plan.doubted.map(({ sheet, cell }) => `${sheet}!${cell}`);
  const printed = choices.asPrinted ?? [];
  const tools = !accepted && <span className="importing-tools"><button type="button" className="plain-button" onClick={() => onPrinted([])}>全部更正</button><button type="button" className="plain-button" onClick={() => onPrinted(cells)}>全部照印</button></span>;
  return (
    <Part title={`印错的数（${plan.doubted.length}）`} hint="与其他几张表对不上，其他表互相一致。更正：按一致的数记账；照印：按印的记账，导入后在“勾稽检查”里处理。金额单位同表。" tools={tools}>
      <table className="importing-table">
        <thead><tr><th scope="col">位置</th><th scope="col" className="is-amount">印的</th><th scope="col" className="is-amount">应为</th><th scope="col">记账</th></tr></thead>
        <tbody>
          {plan.doubted.map(({ sheet, cell, place, printed: text, expected, message }) => {
            const key = `${sheet}!${cell}`;
            const takePrinted = printed.includes(key);
            return (
              <tr key={key}>
                <td title={message}><button type="button" className="importing-link" onClick={() => onSpot({ sheet, cell })}>{place}</button></td>
                <td className={`is-amount${takePrinted ? '' : ' is-left'}`}>{text ?? '空白'}</td>
                <td className={`is-amount${takePrinted ? ' is-left' : ''}`}>{expected}</td>
                <td><Either name={key} label={place} first="更正" second="照印" isSecond={takePrinted} disabled={accepted} onChange={(second) => onPrinted(second ? [...printed, key] : printed.filter((other) => other !== key))} /></td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Part>
  );
}

/** Where the ledger holds another figure. */
function Changes({ plan, keep, onKeep }: PaneProps): ReactElement {
  const unit = useDesk()?.displayUnit ?? '万元';
  const kept = new Set(keep);
  const tools = <span className="importing-tools"><button type="button" className="plain-button" onClick={() => onKeep([])}>全部用新的</button><button type="button" className="plain-button" onClick={() => onKeep(plan.changes.map(({ address }) => address))}>全部保留原数</button></span>;
  return (
    <Part title={`与账套不同（${plan.changes.length}）`} hint={`金额单位：${unit}。`} tools={tools}>
      <div className="importing-scroll">
        <table className="importing-table">
          <thead><tr><th scope="col">内容</th><th scope="col" className="is-amount">账套中</th><th scope="col" className="is-amount">工作簿</th><th scope="col">取</th></tr></thead>
          <tbody>
            {plan.changes.map(({ address, name, old, new: now, quantityKind }) => (
              <tr key={address}>
                <td>{name}</td>
                <td className={`is-amount${kept.has(address) ? '' : ' is-left'}`}>{amountText(old, quantityKind, unit)}</td>
                <td className={`is-amount${kept.has(address) ? ' is-left' : ''}`}>{amountText(now, quantityKind, unit)}</td>
                <td><Either name={address} label={name} first="新的" second="原数" isSecond={kept.has(address)} disabled={false} onChange={(second) => onKeep(second ? [...keep, address] : keep.filter((other) => other !== address))} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Part>
  );
}

interface EitherProps {
  readonly name: string;
  readonly label: string;
  readonly first: string;
  readonly second: string;
  readonly isSecond: boolean;
  readonly disabled: boolean;
  readonly onChange: (second: boolean) => void;
}

function Either({ name, label, first, second, isSecond, disabled, onChange }: EitherProps): ReactElement {
  return (
    <span className="importing-either" role="radiogroup" aria-label={label}>
      <label><input type="radio" name={name} checked={!isSecond} disabled={disabled} onChange={() => onChange(false)} />{first}</label>
      <label><input type="radio" name={name} checked={isSecond} disabled={disabled} onChange={() => onChange(true)} />{second}</label>
    </span>
  );
}

function Places({ places, onSpot }: { readonly places: readonly Spot[]; readonly onSpot: PaneProps['onSpot'] }): ReactElement {
  return <>{places.filter(({ cell }) => cell !== '').map((place) => <button key={`${place.sheet}!${place.cell}`} type="button" className="importing-link" onClick={() => onSpot(place)}>看 {place.cell}</button>)}</>;
}

const STATUS: Readonly<Record<FiguresPlan['sheets'][number]['status'], string>> = { read: '✓ 已认出', joined: '✓ 并入同一张表', duplicate: '重复，未取', unused: '用不到', skipped: '没有数，跳过', unknown: '✕ 没有看懂' };
const UNIT_FROM: Readonly<Record<string, string>> = { table: '表上写明', sheet: '工作表写明', book: '同其他表', figures: '按数字判断，请核对', option: '按您选定', default: '没有写明，请核对' };

function Sheets({ plan, onSpot }: Pick<PaneProps, 'plan' | 'onSpot'>): ReactElement {
  const told = plan.sheets.some(({ confidence }) => confidence !== null);
  return (
    <Part title={`工作表（${plan.sheets.length}）`}>
      <table className="importing-table">
        <thead><tr><th scope="col">工作表</th><th scope="col">认作</th>{told && <th scope="col">把握</th>}<th scope="col">金额单位</th></tr></thead>
        <tbody>
          {plan.sheets.map((sheet, index) => (
            <tr key={`${sheet.sheet} ${index}`} className={sheet.status === 'unknown' ? 'is-unknown' : undefined}>
              <td><button type="button" className="importing-link" onClick={() => onSpot({ sheet: sheet.sheet, cell: '' })}>{sheet.sheet}</button>{sheet.hidden && '（隐藏）'}</td>
              <td>
                {sheet.name ?? STATUS[sheet.status]}{sheet.name !== null && sheet.status !== 'read' && `（${STATUS[sheet.status]}）`}
                {sheet.rowsUnknown > 0 && <div className="importing-open">{sheet.rowsUnknown} 行没有看懂</div>}
                {sheet.columnsUnknown > 0 && <div className="importing-open">{sheet.columnsUnknown} 列没有看懂</div>}
                {sheet.notUnderstood.map((sentence) => <div key={sentence} className="importing-open">{sentence}</div>)}
              </td>
              {told && <td className="is-plain">{sheet.confidence === null ? '' : sheet.confidence >= 0.9 ? '高' : sheet.confidence >= 0.7 ? '中，请核对' : '低，请核对'}</td>}
              <td className="is-plain">{sheet.unit === null || sheet.name === null ? '' : `${sheet.unit}`}{sheet.unitFrom !== null && sheet.name !== null && sheet.unitFrom !== 'table' && <small>（{UNIT_FROM[sheet.unitFrom] ?? ''}）</small>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}

function Projects({ projects }: { readonly projects: FiguresPlan['projects'] }): ReactElement {
  const unit = useDesk()?.displayUnit ?? '万元';
  return (
    <Part title={`项目（${projects.length}）`} hint={`记入绩效自评的项目清单；金额单位：${unit}。`}>
      <table className="importing-table">
        <thead><tr><th scope="col">项目</th><th scope="col" className="is-amount">年初预算</th><th scope="col" className="is-amount">全年预算</th><th scope="col" className="is-amount">全年执行</th></tr></thead>
        <tbody>{projects.map(({ code, name, initial, adjusted, executed }) => (
          <tr key={code}><td>{name}</td>{[initial, adjusted, executed].map((amount, index) => <td key={index} className="is-amount">{amount === null ? '' : amountText(amount, 'fen', unit)}</td>)}</tr>
        ))}</tbody>
      </table>
    </Part>
  );
}
