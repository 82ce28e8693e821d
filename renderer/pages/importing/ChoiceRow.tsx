import type { ReactElement } from 'react';
import type { Choices, Item, Plan } from './decisions.ts';

interface ChoiceProps {
  readonly item: Item;
  readonly plan: Plan;
  readonly choices: Choices;
  readonly onChange: (change: Choices) => void;
}

const MONEY_UNITS = ['元', '千元', '万元'] as const;
const WHOLE = ' whole';

/** Where the figures go and how they are read: told by the workbook and the ledger, settled by the person. */
export function ChoiceRow({ item, plan, choices, onChange }: ChoiceProps): ReactElement | null {
  if (item.kind === 'refused') return null;
  const { options } = plan;
  const book = plan.kind === 'refused' ? choices.book ?? item.book : plan.book;
  const period = plan.kind === 'figures' ? plan.period : choices.period ?? item.period;
  const doubtful = plan.kind === 'refused' ? plan.code === 'unit-unknown' : plan.kind === 'figures' && plan.sheets.some(({ unitFrom }) => unitFrom === 'figures' || unitFrom === 'option' || unitFrom === 'default');
  return (
    <div className="importing-choices">
      <label>记入
        <select aria-label="记入的年度" value={book ?? ''} onChange={(event) => onChange({ book: Number(event.target.value) })}>
          {book === null && <option value="">请选择年度</option>}
          {[...new Set([...(book === null ? [] : [book]), ...options.books])].map((year) => <option key={year} value={year}>{year} 年度</option>)}
        </select>
      </label>
      {item.kind === 'figures' && (
        <label>作为
          <select aria-label="本年数或上年数" value={period} onChange={(event) => onChange({ period: event.target.value === 'previous' ? 'previous' : 'current' })}>
            <option value="current">本年数</option>
            <option value="previous">上年数</option>
          </select>
        </label>
      )}
      {plan.kind === 'figures' && options.units.length > 1 && <UnitChoice plan={plan} onChange={onChange} />}
      {plan.kind === 'figures' && plan.newBook && period === 'current' && options.packs.length > 1 && (
        <label>版式
          <select aria-label="版式" value={plan.pack.id} onChange={(event) => onChange({ pack: event.target.value })}>
            {options.packs.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
          </select>
        </label>
      )}
      {doubtful && (
        <label>金额单位
          <select aria-label="金额单位" value={choices.moneyUnit ?? ''} onChange={(event) => { const unit = MONEY_UNITS.find((known) => known === event.target.value); onChange({ moneyUnit: unit }); }}>
            <option value="">{plan.kind === 'refused' ? '请选择' : '按数字判断'}</option>
            {MONEY_UNITS.map((unit) => <option key={unit} value={unit}>{unit}</option>)}
          </select>
        </label>
      )}
    </div>
  );
}

function UnitChoice({ plan, onChange }: { readonly plan: Extract<Plan, { kind: 'figures' }>; readonly onChange: ChoiceProps['onChange'] }): ReactElement {
  const { unit, ownUnit, period, options } = plan;
  const whole = period === 'previous' && unit !== null && !ownUnit;
  return (
    <label>单位
      <select aria-label="单位" value={whole ? WHOLE : unit ?? ''} onChange={(event) => onChange(event.target.value === WHOLE ? { unit: undefined, whole: true } : { unit: event.target.value, whole: false })}>
        {unit === null && <option value="">请选择是哪个单位的</option>}
        {period === 'previous' && <option value={WHOLE}>部门汇总数（记在 {options.units[0]?.name} 名下）</option>}
        {options.units.map(({ code, name }) => <option key={code} value={code}>{code} {name}</option>)}
      </select>
    </label>
  );
}
