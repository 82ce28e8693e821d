import { type FormEvent, type ReactElement, useState } from 'react';
import type { ChannelInput } from '../../../shared/ipc.ts';
import { call, useAction, useDesk } from '../../bridge/index.ts';
import { say } from '../../frame/messages.ts';
import { Field } from './Field.tsx';
import { amountText } from './amounts.ts';
import type { Release } from './index.tsx';

type Unit = Release['units'][number];
type Nature = Unit['nature'];
type NewEntry = ChannelInput<'release.addUnit'>;
type Change = Omit<ChannelInput<'release.changeUnit'>, 'code'>;

const NATURES: readonly { readonly id: Nature; readonly name: string }[] = [{ id: 'administrative', name: '行政单位' }, { id: 'civilServiceManaged', name: '参公事业单位' }, { id: 'institution', name: '事业单位' }];
const LEVELS = ['一级', '二级', '三级', '四级'] as const;

/** The units of the department, and its sum by unit. */
export function UnitPart({ release }: { readonly release: Release }): ReactElement {
  const { units, sums, locked } = release;
  const unit = useDesk()?.displayUnit ?? '万元';
  return (
    <section className="release-part" aria-labelledby="release-units">
      <h2 id="release-units">单位（{units.length}）</h2>
      <p className="release-soft">行政单位和参公事业单位的公用经费计入机关运行经费。多数部门只有本级一个单位，不用添加。</p>
      <table className="release-table release-units">
        <thead><tr><th scope="col">代码</th><th scope="col">名称</th><th scope="col">性质</th><th scope="col">预算级次</th><th scope="col"><span className="visually-hidden">操作</span></th></tr></thead>
        <tbody>
          {units.map((one, index) => <UnitRow key={one.code} unit={one} first={index === 0} last={index === units.length - 1} only={units.length === 1} locked={locked} />)}
          {!locked && <NewUnit />}
        </tbody>
      </table>
      {sums.rows.length > 2 && (
        <>
          <h3>各单位汇总（{unit}）</h3>
          <table className="release-table release-sums">
            <thead><tr><th scope="col">单位</th>{sums.columns.map((name) => <th key={name} scope="col" className="is-amount">{name}</th>)}</tr></thead>
            <tbody>
              {sums.rows.map(({ code, name, kind, amounts }) => (
                <tr key={`${kind} ${code}`} className={`is-${kind}`}>
                  <th scope="row">{kind === 'department' ? '部门合计' : name}</th>
                  {amounts.map((amount, index) => <td key={sums.columns[index]} className="is-amount">{amountText(amount, unit)}</td>)}
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}

interface RowProps {
  readonly unit: Unit;
  readonly first: boolean;
  readonly last: boolean;
  readonly only: boolean;
  readonly locked: boolean;
}

function UnitRow({ unit: { inUse, ...unit }, first, last, only, locked }: RowProps): ReactElement {
  const [run, running] = useAction();
  const save = async (change: Change): Promise<boolean> => await run(() => call('release.changeUnit', { code: unit.code, ...change })) !== null;
  const move = (by: -1 | 1): void => { void run(() => call('release.moveUnit', { code: unit.code, by })); };
  const remove = (): void => { void run(async () => { await call('release.removeUnit', { code: unit.code }); say(`已删除单位“${unit.name}”，可以撤销。`, 'done'); }); };
  const why = inUse ? '已有数据，不能删除' : only ? '唯一的单位，不能删除' : '';
  return (
    <tr>
      <td>{unit.code}</td>
      <td><Field bare label={`${unit.code} 的名称`} value={unit.name} disabled={locked} maxLength={60} onSave={(name) => save({ name })} /></td>
      <td><NatureChoice label={`${unit.code} 的性质`} value={unit.nature} disabled={locked} onChange={(nature) => { void save({ nature }); }} /></td>
      <td><Field bare label={`${unit.code} 的预算级次`} value={unit.level} disabled={locked} suggestions={LEVELS} maxLength={20} onSave={(level) => save({ level })} /></td>
      <td className="release-tools">
        {!locked && (
          <>
            <button type="button" className="plain-button" aria-label={`上移 ${unit.name}`} disabled={first || running} onClick={() => move(-1)}>↑</button>
            <button type="button" className="plain-button" aria-label={`下移 ${unit.name}`} disabled={last || running} onClick={() => move(1)}>↓</button>
            <button type="button" className="plain-button" aria-label={`删除 ${unit.name}`} disabled={why !== '' || running} onClick={remove}>删除</button>
            {why !== '' && <small className="release-soft">{why}</small>}
          </>
        )}
      </td>
    </tr>
  );
}

function NatureChoice({ label, value, disabled, onChange }: { readonly label: string; readonly value: Nature; readonly disabled: boolean; readonly onChange: (nature: Nature) => void }): ReactElement {
  return (
    <select aria-label={label} value={value} disabled={disabled} onChange={(event) => { const chosen = NATURES.find(({ id }) => id === event.target.value); if (chosen) onChange(chosen.id); }}>
      {NATURES.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
    </select>
  );
}

const EMPTY = { code: '', name: '', nature: 'institution', level: '' } as const satisfies NewEntry;

function NewUnit(): ReactElement {
  const [entry, setEntry] = useState<NewEntry>(EMPTY);
  const [run, running] = useAction();
  const change = (part: Partial<NewEntry>): void => setEntry({ ...entry, ...part });
  const add = (event: FormEvent): void => {
    event.preventDefault();
    void run(async () => {
      await call('release.addUnit', entry);
      setEntry(EMPTY);
      say(`已添加单位“${entry.name.trim()}”：在上方选择单位后可以填它的数，或导入它的财决报表。`, 'done');
    });
  };
  return (
    <tr className="release-new">
      <td><input form="release-new-unit" aria-label="新单位的代码" placeholder="如 002" value={entry.code} maxLength={30} onChange={(event) => change({ code: event.target.value })} /></td>
      <td><input form="release-new-unit" aria-label="新单位的名称" placeholder="下属单位名称" value={entry.name} maxLength={60} onChange={(event) => change({ name: event.target.value })} /></td>
      <td><NatureChoice label="新单位的性质" value={entry.nature} disabled={false} onChange={(nature) => change({ nature })} /></td>
      <td><input form="release-new-unit" aria-label="新单位的预算级次" placeholder="如 二级" value={entry.level} maxLength={20} onChange={(event) => change({ level: event.target.value })} /></td>
      <td className="release-tools"><form id="release-new-unit" onSubmit={add}><button type="submit" className="plain-button" disabled={running || entry.code.trim() === '' || entry.name.trim() === ''}>添加单位</button></form></td>
    </tr>
  );
}
