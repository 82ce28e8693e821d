import type { ReactElement } from 'react';
import { useAnswer } from '../../bridge/index.ts';
import { Dialog } from '../../frame/Dialog.tsx';

/** Chooses the project whose money gets a row of its own under a 科目. */
export function AddProject({ code, onAdd, onClose }: { readonly code: string; readonly onAdd: (project: string) => void; readonly onClose: () => void }): ReactElement {
  const { data } = useAnswer('statements.projects', {});
  return (
    <Dialog title={`在 ${code} 下添加项目`} onClose={onClose}>
      <div className="statements-adjust">
        {data?.length === 0 && <p className="page-empty">还没有项目：请先在“绩效自评”中添加项目。</p>}
        <ul className="frame-found">{data?.map((project) => <li key={project.code}><button type="button" className="statements-link" onClick={() => onAdd(project.code)}>{project.code} {project.name}</button></li>)}</ul>
      </div>
    </Dialog>
  );
}
