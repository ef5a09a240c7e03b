import { version } from 'react';
import { version as domVersion } from 'react-dom';
import { version as serverVersion } from 'react-dom/server';
import { expect, it } from 'vitest';

it('tests with the React that was asked for', () => {
  const asked = process.env['REACT'] === '18' ? '18.3.1' : '19.3.1';
  expect([version, domVersion, serverVersion]).toEqual([asked, asked, asked]);
});
