import type { PartView, PlanView } from '@renkei/api';
import { partSpecOf } from '@renkei/plan';
import { type ReactNode, useEffect, useMemo } from 'react';
import { useFrozen, useTemplate } from '../../api/index.ts';
import { hashOfShown } from '../../hashes/hash-of-shown.ts';
import { commonText } from '../../text/common.ts';
import { failureText } from '../../text/failures.ts';
import { useText } from '../../text/language.tsx';
import { signingText } from '../../text/signing.ts';
import { signoffText } from '../../text/signoff.ts';
import { useValueWords } from '../../text/value-words.ts';
import { Bones, FieldError, PartReader, type ReadContent } from '../../ui/index.ts';
import { manifestIn } from './manifest.ts';
import { ManifestTable } from './manifest-table.tsx';
import { partName } from './part-name.ts';

/**
 * The frozen words of a part. Their hash is computed here, from the very object that is drawn: words whose hash is another
 * than the server's are said to be wrong and are not shown as those that can be signed.
 */
export function FrozenWords({
	plan,
	part,
	ask = true,
	onShown,
	onSettled,
	children,
}: {
	plan: PlanView;
	part: PartView;
	/** Whether the words are wanted now; until then grey lines stand in their place. */
	ask?: boolean;
	/** Hears the hash of the words that stand on the page. */
	onShown?: (hash: string) => void;
	/** Hears that the question for the words has been answered, well or not. */
	onSettled?: () => void;
	/** Stands under the words, once they are there and are the right ones. */
	children?: (hash: string) => ReactNode;
}) {
	const common = useText(commonText);
	const failures = useText(failureText);
	const t = useText(signoffText);
	const signing = useText(signingText);
	const words = useValueWords(plan.parties);
	const template = useTemplate(plan.id).data;
	const { data, error } = useFrozen(part.id, part.contentHash, ask);
	const spec = template === undefined ? null : partSpecOf(template, part);
	const hash = useMemo(() => (data === undefined ? null : hashOfShown(data.content)), [data]);
	const wrong = data !== undefined && hash !== data.contentHash;
	// Words of a later freeze than the plan on this page knows: it will be told of it, and asks again.
	const shown = spec !== null && !wrong && hash === part.contentHash ? hash : null;
	const manifest = data === undefined ? [] : manifestIn(data.content);
	const settled = data !== undefined || error !== null;
	useEffect(() => {
		if (shown !== null) {
			onShown?.(shown);
		}
	}, [shown, onShown]);
	useEffect(() => {
		if (settled) {
			onSettled?.();
		}
	}, [settled, onSettled]);
	if (error !== null) {
		return <FieldError>{failures.say(error.failure)}</FieldError>;
	}
	if (wrong) {
		return (
			<div role="alert">
				<FieldError>{signing.wrongWords}</FieldError>
			</div>
		);
	}
	if (data === undefined || spec === null || shown === null) {
		return <Bones label={common.loading} />;
	}
	return (
		<>
			<section className="frozen-words" aria-label={t.frozenWords(partName(plan, part, common))}>
				<PartReader spec={spec} content={data.content as ReadContent} words={words} under={3} />
				{manifest.length === 0 ? null : <ManifestTable plan={plan} lines={manifest} />}
			</section>
			{children?.(shown)}
		</>
	);
}
