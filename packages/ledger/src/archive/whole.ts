import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { contentHashOf, hashOfWhole, isWholePlan, manifestLines, manifestOf, type PartContent, type PartKey } from '@renkei/plan';
import { isWordsFile, type PartFile, wordsPath } from './format.ts';
import type { Told } from './happenings.ts';
import { type Files, type Means, readFile } from './reading.ts';

/** What the words of a plan are read from. */
export interface WordsOfPlan {
	readonly told: Told;
	readonly files: Files;
	readonly parts: ReadonlyMap<string, PartFile>;
	readonly means: Means;
}

/**
 * The hash that sign-offs of a part are compared with: that of its words, and of the section that is decided with the plan as
 * a whole the one that @renkei/plan's rule gives (`hashOfWhole`).
 * @returns null where the archive lacks what that takes
 */
export function comparedHash(part: PartFile, { told, files, parts, means }: WordsOfPlan): string | null {
	if (!isWholePlan({ key: part.section as PartKey })) {
		return part.contentHash;
	}
	const frozen = told.happenings.findLast((one) => one.kind === 'freeze' && one.part === part.part);
	const ownHash = ownHashOf(part.content, means);
	if (frozen?.kind !== 'freeze') {
		return ownHash;
	}
	const words = readFile(files, wordsPath(frozen.hash), isWordsFile);
	if (!words.ok) {
		return null;
	}
	const { content } = words.value;
	const places = [...parts.values()]
		.toSorted((one, other) => one.position - other.position)
		.map(({ part: id, section, owner, seq, contentHash }) => ({
			...{ part: id, key: section as PartKey, body: owner, seq, contentHash },
		}));
	// A part that the body does not read may be as it was or not.
	const isWhole = manifestLines(content.shown).every(({ part: named }) => parts.has(named));
	const freeze = { contentHash: frozen.hash, ownHash: ownHashOf(content, means), shown: content.shown };
	return isWhole ? hashOfWhole(freeze, ownHash, manifestOf(places)) : null;
}

/** The hash of a part's own words, without what it shows of others. */
function ownHashOf(content: PartContent, { sha256 }: Means): string {
	return contentHashOf({ ...content, shown: [] }, (text) => bytesToHex(sha256(utf8ToBytes(text))));
}
