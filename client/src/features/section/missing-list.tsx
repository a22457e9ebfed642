import type { PartView } from '@renkei/api';
import { useText } from '../../text/language.tsx';
import { sectionText } from '../../text/section.ts';
import { goToPlace, missingPlace } from './missing-place.ts';

/** What parts still lack, each a link to the place that fills it. */
export function MissingList({ parts, onFollow }: { parts: readonly PartView[]; onFollow?: () => void }) {
	const t = useText(sectionText);
	return (
		<ul className="missing">
			{parts.flatMap((part) =>
				part.missing.map((missing) => {
					const place = missingPlace(part.id, missing);
					return (
						<li key={place}>
							<a
								href={`#${place}`}
								onClick={(event) => {
									event.preventDefault();
									onFollow?.();
									// A dialog that closes gives the focus back first.
									requestAnimationFrame(() => goToPlace(place));
								}}
							>
								{missing.row === undefined ? missing.title : t.missingRow(missing.title, missing.row + 1)}
							</a>
						</li>
					);
				}),
			)}
		</ul>
	);
}
