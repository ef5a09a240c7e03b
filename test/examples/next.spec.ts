import { payAndReturn } from './payAndReturn.ts';
import { renderOnServer } from './renderOnServer.ts';

payAndReturn();
renderOnServer();
