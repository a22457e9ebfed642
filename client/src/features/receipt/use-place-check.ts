import type { LedgerPlaceView, SigningActView } from '@renkei/api';
import { useEffect, useState } from 'react';
import type { PlaceTrouble } from './check-place.ts';

/** How far the device's own check of a place has come. */
export type PlaceCheck =
	| { readonly kind: 'checking' }
	| { readonly kind: 'checked'; readonly troubles: readonly PlaceTrouble[] }
	| { readonly kind: 'not-loaded' };

/** Checks the place of an act once it is shown. The curve of the key is loaded for it alone, after the receipt stands. */
export function usePlaceCheck(intent: SigningActView['intent'], place: LedgerPlaceView): PlaceCheck {
	const [check, setCheck] = useState<PlaceCheck>({ kind: 'checking' });
	useEffect(() => {
		let isShown = true;
		const say = (next: PlaceCheck) => {
			if (isShown) {
				setCheck(next);
			}
		};
		import('./check-place.ts').then(
			({ troublesOf }) => say({ kind: 'checked', troubles: troublesOf(intent, place) }),
			() => say({ kind: 'not-loaded' }),
		);
		return () => {
			isShown = false;
		};
	}, [intent, place]);
	return check;
}
