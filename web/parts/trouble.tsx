import { isProblem } from '../app/api.ts';
import { useSay } from '../app/say.ts';

/** In a line beside the button that was pressed: why it was refused. `Problem` is for what takes the place of a screen. */
export const Trouble = ({ error }: { error: unknown }) => {
  const { w } = useSay();
  return isProblem(error) ? (
    <p className="error" role="alert">
      {w(error.says)}
    </p>
  ) : null;
};
