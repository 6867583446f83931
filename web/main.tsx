import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queries } from './app/queries.ts';
import { router } from './app/router.tsx';
// Only the table of slices: a browser fetches a slice when no font of the machine has the character. Loaded with the page,
// because Chromium does not redraw text that was laid out before a face became known.
import '@fontsource-variable/noto-sans-sc';
import './look/base.css';
import './look/frame.css';
import './look/parts.css';
import './look/lists.css';

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
