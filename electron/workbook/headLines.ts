import { wordStartsOf } from '../../shared/booklet/words.ts';
import { displayWidth, wrappedLines } from './textWidth.ts';

/** Room that a spreadsheet leaves empty at the sides of a cell, in characters. */
const SIDES = 1.2;

/**
 * A head with its line ends set between words, where the spreadsheet would wrap it wherever the column ends (对附属单位补助支|出). It takes
 * no more lines than wrapped; one that would stays as it is.
 * @param width of its columns, in characters
 */
export function headLines(text: string, width: number): string {
  const room = width - SIDES;
  const fewest = wrappedLines(text, room);
  if (fewest < 2 || /\s/.test(text)) return text;
  const pieces = piecesOf(text);
  let best: readonly string[] | undefined;
  for (let most = Math.ceil(displayWidth(text) / fewest); most <= room && best === undefined; most += 1) {
    const lines = broken(pieces, most);
    if (lines.length <= fewest && lines.every((line) => displayWidth(line) <= room)) best = lines;
  }
  return best?.join('\n') ?? text;
}

/** Words, with a bracket and what it holds at the word it stands at. */
function piecesOf(text: string): string[] {
  const { joined } = wordStartsOf(text);
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? '';
    const last = pieces.length - 1;
    const stays = last >= 0 && (!joined.has(at) || /[）】、，。：；]/.test(char) || /[（【]$/.test(pieces[last] ?? ''));
    if (stays) pieces[last] += char;
    else pieces.push(char);
  }
  return pieces;
}

function broken(pieces: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const piece of pieces) {
    const line = lines.at(-1);
    if (line !== undefined && displayWidth(line + piece) <= width) lines[lines.length - 1] = line + piece;
    else lines.push(piece);
  }
  return lines;
}
