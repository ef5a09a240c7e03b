import { qris } from '../qris.server.ts';
import type { Route } from './+types/qris';

export const action = ({ request }: Route.ActionArgs) => qris(request);
