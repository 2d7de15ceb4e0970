// A workbook as somebody fills it in with another program: opened, some cells written, packed again.
import assert from 'node:assert/strict';
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** The files of a ZIP archive, by name. */
function unpacked(bytes) {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06'));
  const files = new Map();
  let at = bytes.readUInt32LE(end + 16);
  for (let n = bytes.readUInt16LE(end + 10); n > 0; n -= 1) {
    const [packed, nameLength] = [bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28)];
    const skip = bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const content = bytes.subarray(start, start + packed);
    files.set(name, bytes.readUInt16LE(at + 10) ? inflateRawSync(content) : content);
    at += 46 + nameLength + skip;
  }
  return files;
}

/** A ZIP archive of these files. */
function packed(files) {
  const [parts, directory] = [[], []];
  let offset = 0;
  for (const [name, content] of files) {
    const [title, body] = [Buffer.from(name), deflateRawSync(content)];
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt16LE(0x21, 8);
    head.writeUInt32LE(crc32(content), 10);
    head.writeUInt32LE(body.length, 14);
    head.writeUInt32LE(content.length, 18);
    head.writeUInt16LE(title.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    const part = Buffer.concat([Buffer.from('PK\x03\x04'), head, title, body]);
    directory.push(Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), head, rest, title);
    parts.push(part);
    offset += part.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.size, 4);
  end.writeUInt16LE(files.size, 6);
  end.writeUInt32LE(entries.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, entries, Buffer.from('PK\x05\x06'), end]);
}

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The same workbook with these answers, by the code of their question. */
export function answered(bytes, answers) {
  const files = unpacked(bytes);
  const strings = [...files.get('xl/sharedStrings.xml').toString().matchAll(/<si>(.*?)<\/si>/gs)];
  const shared = strings.map(([, item]) => [...item.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text]) => text).join(''));
  const missing = new Set(Object.keys(answers));
  for (const [name, content] of files) {
    if (!/^xl\/worksheets\/sheet\d+\.xml$/.test(name)) continue;
    const sheet = content.toString().replace(/<row [^>]*?r="(\d+)".*?<\/row>/gs, (row, n) => {
      const said = (column) => {
        const cell = row.match(new RegExp(`<c r="${column}${n}"[^>]*t="s"[^>]*><v>(\\d+)</v>`));
        return cell ? shared[Number(cell[1])] : '';
      };
      const code = said('A');
      if (!(code in answers) || said('B')) return row;
      missing.delete(code);
      const cell = new RegExp(`<c r="D${n}"( s="\\d+")?[^>]*?(?:/>|>.*?</c>)`, 's');
      return row.replace(cell, (_, style = '') => `<c r="D${n}"${style} t="inlineStr"><is><t>${escaped(answers[code])}</t></is></c>`);
    });
    files.set(name, Buffer.from(sheet));
  }
  assert.deepEqual([...missing], [], 'questions that are not in the workbook');
  return packed(files);
}
