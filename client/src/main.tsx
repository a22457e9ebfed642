import './ui/tokens.css';
import './ui/base.css';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './api/index.ts';
import { Providers } from './providers.tsx';
import { createAppRouter } from './routes.tsx';

const root = document.getElementById('root');
if (root === null) {
	throw new Error('the page has no #root');
}
createRoot(root).render(
	<StrictMode>
		<Providers queryClient={createQueryClient()}>
			<RouterProvider router={createAppRouter()} />
		</Providers>
	</StrictMode>,
);

// The list of font subsets weighs more than all other styles and is needed only where no Japanese font is installed.
void import('@fontsource-variable/noto-sans-jp');
