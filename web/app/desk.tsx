import { Outlet } from '@tanstack/react-router';
import '../look/desk.css';
import '../look/case.css';

/** Pages with forms: their looks come with the first of them. */
export const Desk = () => <Outlet />;
