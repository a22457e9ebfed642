import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { renkei } from '../support/renkei.ts';
import { startServer } from '../support/start-server.ts';

describe('renkei check beside a running server', () => {
	it('[P1r] passes, and after a flipped bit names part and position and fails', async () => {
		const server = await startServer();
		const check = () => renkei('check', '--data', server.data);
		expect(await check()).toMatchObject({ code: 0, words: expect.stringContaining('異常はありません') });
		const db = new DatabaseSync(join(server.data, 'renkei.sqlite'));
		db.exec('pragma busy_timeout = 5000');
		const row = db.prepare('select part, bytes from part_update where seq = 2 limit 1').get() as {
			part: string;
			bytes: Uint8Array;
		};
		row.bytes[row.bytes.length >> 1] = (row.bytes[row.bytes.length >> 1] ?? 0) ^ 1;
		db.prepare('update part_update set bytes = ? where part = ? and seq = 2').run(row.bytes, row.part);
		db.close();
		const { code, words } = await check();
		expect(code).toBe(1);
		expect(words).toContain('異常が 1 件あります');
		expect(words).toMatch(new RegExp(`${row.part}）の位置 2：編集の記録が書いたときと違っています`));
		expect(await renkei('backup', '--data', server.data, '--to', server.data)).toMatchObject({ code: 1 });
		expect(await renkei('chekc')).toMatchObject({ code: 2, words: expect.stringContaining('使い方') });
		await server.close();
	});
});
