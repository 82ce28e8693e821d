import { readFileSync } from 'node:fs';
import { YAMLException, load } from 'js-yaml';
import { BadInput } from '../../shared/badInput.ts';

/**
 * The content of a YAML file; an empty file is an empty mapping. Throws BadInput that names the file and the line.
 * @param what what the file is called in the message, e.g. 版式文件
 */
export function readYaml(path: string, what: string): unknown {
  try {
    return load(readText(path, what)) ?? {};
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const line = error.mark?.line;
    throw new BadInput('yaml.syntax', `${what} ${path}${line === undefined ? '' : ` 第${line + 1}行`}不是合法的 YAML（${faultOf(error.reason)}），请改正后重试。`);
  }
}

function readText(path: string, what: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new BadInput('yaml.unreadable', `${what} ${path} 无法读取，请检查文件是否存在、是否有权限。`);
  }
}

function faultOf(reason: string): string {
  if (/duplicated mapping key/.test(reason)) return '同一层有重复的键';
  if (/tab character/.test(reason)) return '缩进用了制表符';
  if (/indentation/.test(reason)) return '缩进不对';
  return '请检查缩进、引号和括号';
}
