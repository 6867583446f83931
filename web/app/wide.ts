import { useState } from 'react';

/** Whether there is room for two columns: asked once, so that nothing opens or closes under somebody's hands. */
export const useWide = (): boolean => useState(() => window.matchMedia('(min-width: 48rem)').matches)[0];
