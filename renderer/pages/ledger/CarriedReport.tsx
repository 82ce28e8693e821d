import type { ReactElement } from 'react';
import { Dialog } from '../../frame/Dialog.tsx';
import { RenamedList } from './RenamedList.tsx';
import { startAt } from '../../frame/router.ts';
import type { Carried } from './index.tsx';

interface CarriedReportProps {
  readonly carried: Carried;
  readonly from: number;
  readonly to: number;
  readonly onClose: () => void;
}

/** What was taken into the new year, and what in its projects a person must look at. */
export function CarriedReport({ carried, from, to, onClose }: CarriedReportProps): ReactElement {
  const check = carried.projectChanges.flatMap((project) => project.changes.filter((change) => change.kind === 'check').map((change) => ({ project, change })));
  const changed = carried.projectChanges.filter((project) => project.changes.length > 0);
  const texts = carried.textChanges.filter((text) => text.messages.length > 0);
  return (
    <Dialog title={`${String(to)} 年度已由 ${String(from)} 年度结转`} onClose={onClose}>
      <div className="ledger-dialog ledger-report" tabIndex={0} role="region" aria-label="结转报告">
        <ul>
          <li>单位 {carried.units} 个</li>
          <li>项目 {carried.projects} 个：目标和分值保留，金额、完成值和得分已清空，年份已顺延</li>
          <li>文字 {carried.texts} 段（部门职责、机构设置等）{carried.terms > 0 ? `、改过的名词解释 ${String(carried.terms)} 条` : ''}，请按今年的情况核对</li>
          <li>{carried.facts > 0 ? `上年数 ${String(carried.facts)} 个，作为今年各表的比较数` : '没有上年数：两个年度不相连，或上年没有数据'}</li>
          <li>批复、签批人员、增减原因和问题说明是各年度自己的，没有结转{carried.leftTexts.length > 0 ? `；改写过的段落和附件也留在上年：${carried.leftTexts.join('、')}` : ''}</li>
        </ul>
        {check.length > 0 && (
          <>
            <h3>请逐条核对（{check.length}）</h3>
            <ul>{check.map(({ project, change }, index) => <li key={index}>{project.name}：{change.message}</li>)}</ul>
          </>
        )}
        {carried.renamed.length > 0 && <h3>名称有变的科目和行（{carried.renamed.length}），今年的表按新名称印</h3>}
        {carried.renamed.length > 0 && <RenamedList renamed={carried.renamed} />}
        {texts.length > 0 && <h3>文字中顺延的年份</h3>}
        {texts.length > 0 && <ul>{texts.map((text) => <li key={text.title}>{text.title}：{text.messages.join('')}</li>)}</ul>}
        {changed.length > 0 && <h3>各项目的变动</h3>}
        {changed.map((project) => (
          <details key={project.code}>
            <summary>{project.name}（{project.changes.length} 处）</summary>
            <ul>{project.changes.map((change, index) => <li key={index}>{change.message}</li>)}</ul>
          </details>
        ))}
      </div>
      <div className="ledger-dialog ledger-buttons">
        <button type="button" className="plain-button is-primary" onClick={() => { onClose(); startAt({ page: 'importing' }); }}>去导入本年数据</button>
        <button type="button" className="plain-button" onClick={onClose}>留在本页</button>
      </div>
    </Dialog>
  );
}
