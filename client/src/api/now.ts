import { useEffect, useState } from 'react';

/** The time now, renewed every minute, so that 「きょう」 and 「きのう」 stay true on a page left open. */
export function useNow(): Date {
	const [now, setNow] = useState(() => new Date());
	useEffect(() => {
		const timer = setInterval(() => setNow(new Date()), 60_000);
		return () => clearInterval(timer);
	}, []);
	return now;
}
