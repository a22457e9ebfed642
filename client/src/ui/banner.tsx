import './banner.css';
import { type ReactNode, type Ref, useId } from 'react';
import { Icon, type IconName } from './icon.tsx';

export type BannerKind = 'success' | 'info' | 'warning' | 'error';

const icons: Record<BannerKind, IconName> = { success: 'check-ring', info: 'info', warning: 'warning', error: 'warning' };

/**
 * A notice that stays on the page. `voice` says how it is announced when it appears: `status` waits for a pause, `alert`
 * speaks at once, `none` for what was there when the page opened.
 */
export function Banner({
	kind,
	kindName,
	title,
	voice = 'none',
	children,
	ref,
}: {
	kind: BannerKind;
	/** Name of the icon: 完了, お知らせ, 注意, エラー. */
	kindName: string;
	title: string;
	voice?: 'none' | 'status' | 'alert';
	children?: ReactNode;
	ref?: Ref<HTMLElement>;
}) {
	const titleId = useId();
	return (
		<section className={`ui-banner ui-banner--${kind}`} aria-labelledby={titleId} tabIndex={-1} ref={ref}>
			<Icon name={icons[kind]} label={kindName} size={24} />
			<div className="ui-banner__words" role={voice === 'none' ? undefined : voice}>
				<p className="ui-banner__title" id={titleId}>
					{title}
				</p>
				{children}
			</div>
		</section>
	);
}
