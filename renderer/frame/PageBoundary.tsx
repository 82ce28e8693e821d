import { Component, type ErrorInfo, type ReactNode } from 'react';

interface BoundaryProps {
  readonly children: ReactNode;
}

/** A fault of ours in one page leaves the rest of the window usable; what was entered is in the ledger already. */
export class PageBoundary extends Component<BoundaryProps, { readonly failed: Error | null }> {
  override state: { readonly failed: Error | null } = { failed: null };

  static getDerivedStateFromError(error: unknown): { failed: Error } {
    return { failed: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <div className="page-body" role="alert">
        <p className="sentence-error">这一页出错了，已填写的数据都已保存：{this.state.failed.message}</p>
        <button type="button" className="plain-button" onClick={() => this.setState({ failed: null })}>重新显示这一页</button>
      </div>
    );
  }
}
