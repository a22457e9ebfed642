import { expect, it } from 'vitest';
import { filesBelow, textOf } from './source-files.ts';

/** What a record of this system may never be said to be (reliability.md §4 "Law"). */
const claims =
	/電子署名|デジタル署名|法的(に有効|効力|拘束力)|[23２３]条|公印|署名押印|押印|真正に成立|推定され|改ざん(は|が)?(でき|不可能)|legally (binding|valid)|electronic(ally)? sign|digital(ly)? sign|tamper-?proof/i;
/** A sentence that says what a record is not. */
const denials = /代わるものではありません|ではありません|does not (replace|stand for)|is no /i;

it('[SG16] no word that people read claims more than a record of a confirmation on this system', () => {
	const files = filesBelow(
		['client/src/text', 'server/src', 'packages/plan/src/signoff', 'packages/api/src'],
		['.ts', '.tsx', '.typ'],
	);
	const spoken = files.filter((file) => !/\.test\.tsx?$/.test(file) && !file.includes('/demo/'));
	expect(spoken.length).toBeGreaterThan(200);
	const wrong = spoken.flatMap((file) =>
		textOf(file)
			.split('\n')
			.map((line, index) => ({ at: `${file}:${index + 1}`, line: line.trim() }))
			// Comments speak to engineers, and say why a word is avoided.
			.filter(({ line }) => !/^(\/\/|\*|\/\*)/.test(line) && claims.test(line) && !denials.test(line))
			.map(({ at, line }) => `${at} ${line}`),
	);
	expect(wrong).toEqual([]);
});
