import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queries } from './app/queries.ts';
import { router } from './app/router.tsx';
import './look/base.css';
import './look/parts.css';

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);

// The bundled font's table of slices is 31 kB compressed and needed only where a machine has no Chinese font.
const idle = window.requestIdleCallback ?? ((then: () => void) => setTimeout(then, 1));
idle(() => void import('./look/fonts.ts'));
