import { type Context, type Emitter, ForTag, IfTag, type Liquid, evalToken } from 'liquidjs';
import { FactList } from './fact.ts';
import { TemplateFault } from './opaque.ts';

type TagClass = Liquid['tags'][string];

/** A condition must be a branch flag: a fact by itself is neither true nor false. */
export function asFlag(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new TemplateFault('条件须是事实的分支标志（如 up、zero），不能是事实本身');
  return value;
}

/** `if` on flags only. */
class StrictIf extends IfTag {
  override *render(ctx: Context, emitter: Emitter): Generator<unknown, void, string> {
    for (const { value, templates } of this.branches) {
      if (asFlag(yield value.value(ctx, false))) {
        yield this.liquid.renderer.renderTemplates(templates, ctx, emitter);
        return;
      }
    }
    yield this.liquid.renderer.renderTemplates(this.elseTemplates ?? [], ctx, emitter);
  }
}

/** Evaluates every condition and renders every branch: how a pack is checked without waiting for the bureau that reaches it. */
class ExploringIf extends IfTag {
  override *render(ctx: Context, emitter: Emitter): Generator<unknown, void, string> {
    for (const { value, templates } of this.branches) {
      asFlag(yield value.value(ctx, false));
      yield this.liquid.renderer.renderTemplates(templates, ctx, emitter);
    }
    yield this.liquid.renderer.renderTemplates(this.elseTemplates ?? [], ctx, emitter);
  }
}

/** `for` over lists of facts only. */
class StrictFor extends ForTag {
  override *render(ctx: Context, emitter: Emitter): Generator<unknown, void | string, never> {
    const collection: unknown = yield evalToken(this.collection, ctx);
    if (!(collection instanceof FactList)) throw new TemplateFault('for 只能遍历事实清单');
    return yield* super.render(ctx, emitter);
  }
}

/** The tags that are open to templates. */
export function openTags(exploring: boolean): Readonly<Record<string, TagClass>> {
  return { if: exploring ? ExploringIf : StrictIf, for: StrictFor };
}
