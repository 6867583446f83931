import { QueryClient } from '@tanstack/react-query';
import { isProblem } from './api.ts';

/** A refusal is an answer and is not asked again; a lost connection is tried three times. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      retry: (count, cause) => count < 3 && isProblem(cause) && (cause.status === 0 || cause.status >= 502),
    },
  },
});
