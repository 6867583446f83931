import type { ReactNode } from 'react';

/** Name and value pairs. Pairs without a value are left out. */
export const Terms = ({ pairs }: { pairs: readonly (readonly [name: string, value: ReactNode, key?: string])[] }) => (
  <dl className="terms">
    {pairs
      .filter(([, value]) => value !== undefined && value !== null && value !== '')
      .map(([name, value, key]) => (
        <div key={key ?? name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
);
