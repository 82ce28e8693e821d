import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BadInput } from '../../shared/badInput.ts';
import { type Classification, createClassification } from '../../shared/classification/classification.ts';

/** Loads the classification tables under a resource root (resources/classification/*.csv). Throws BadInput when one is missing or damaged. */
export function loadClassification(resourceRoot: string): Classification {
  return createClassification(readTable(resourceRoot, 'functions.csv'), readTable(resourceRoot, 'economic.csv'));
}

function readTable(resourceRoot: string, file: string): string {
  const path = join(resourceRoot, 'classification', file);
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new BadInput('classification.unreadable', `科目表 ${path} 无法读取，请重新安装程序或恢复该文件。`);
  }
}
