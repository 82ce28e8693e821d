import type { z } from 'zod';
import type { PackProblem } from './merge.ts';

type Issue = z.core.$ZodIssue;

const TYPE_NAMES: Readonly<Record<string, string>> = { string: '文字', number: '数字', int: '整数', boolean: 'true 或 false', array: '列表', object: '键值', null: 'null' };

/** A schema issue as a Chinese clause; list positions in the path become the ids of the entries. */
export function describeIssue(issue: Issue, root: unknown): PackProblem {
  const inner = issue.code === 'invalid_union' ? nearestBranch(issue) : null;
  if (inner) return describeIssue({ ...inner, path: [...issue.path, ...inner.path] }, root);
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path;
  return { path: namedPath(path, root), text: clause(issue, valueAt(path, root)) };
}

/** Of several allowed shapes the one that the value came closest to: the branch that fails deepest. */
function nearestBranch(issue: Extract<Issue, { code: 'invalid_union' }>): Issue | null {
  const first = issue.errors.flatMap((branch) => branch.slice(0, 1));
  return first.sort((a, b) => b.path.length - a.path.length)[0] ?? null;
}

function clause(issue: Issue, value: unknown): string {
  switch (issue.code) {
    case 'unrecognized_keys': return `有不认识的键“${issue.keys.join('”“')}”，请删去或核对拼写`;
    case 'invalid_type': return value === undefined ? `缺少“${String(issue.path.at(-1) ?? '')}”，请补上` : `应为${TYPE_NAMES[issue.expected] ?? issue.expected}，现为 ${shown(value)}，请改正`;
    case 'invalid_value': return value === undefined ? `缺少“${String(issue.path.at(-1) ?? '')}”，请补上`
      : `不能写 ${shown(value)}，${issue.values.length <= 12 ? `只能是 ${issue.values.map(String).join('、')} 之一` : '请核对固定清单中的写法'}`;
    case 'invalid_union': return `${shown(value)} 不是允许的写法，请核对`;
    case 'too_small': case 'too_big': case 'invalid_format': case 'custom':
      return value === undefined ? `缺少“${String(issue.path.at(-1) ?? '')}”，请补上` : `${issue.message}，现为 ${shown(value)}，请改正`;
    default: return `不合要求（${issue.code}），请核对`;
  }
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? '空';
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

function valueAt(path: readonly PropertyKey[], root: unknown): unknown {
  let here: unknown = root;
  for (const key of path) here = child(here, key);
  return here;
}

function child(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function namedPath(path: readonly PropertyKey[], root: unknown): string[] {
  let here: unknown = root;
  return path.map((key) => {
    here = child(here, key);
    const id = typeof key === 'number' ? child(here, 'id') ?? child(here, 'code') : undefined;
    return typeof id === 'string' ? id : String(key);
  });
}
