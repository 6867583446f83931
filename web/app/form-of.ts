import { createContext } from 'react';

/** The mechanism whose facts a form asks for: what can be filled from a table is asked of the server by its name. */
export const FormOf = createContext<string | undefined>(undefined);
