import './table.css';
import { type ReactNode, useEffect, useRef, useState } from 'react';

/**
 * A box in which a wide table scrolls sideways. It is a stop of the Tab key only while there is something to scroll to,
 * since arrow keys are then the only way to the hidden columns.
 */
export function ScrollBox({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
	const box = useRef<HTMLDivElement>(null);
	const [wide, setWide] = useState<'fits' | 'scrolls'>('fits');
	useEffect(() => {
		const element = box.current;
		if (element === null) {
			return;
		}
		const measure = () => setWide(element.scrollWidth > element.clientWidth ? 'scrolls' : 'fits');
		const observer = new ResizeObserver(measure);
		observer.observe(element);
		measure();
		return () => observer.disconnect();
	}, []);
	const stop = wide === 'scrolls' ? { tabIndex: 0, role: 'group', 'aria-label': label } : {};
	return (
		<div ref={box} className={className === undefined ? 'ui-scroll' : `ui-scroll ${className}`} {...stop}>
			{children}
		</div>
	);
}
