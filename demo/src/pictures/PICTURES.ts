import cangkirEmbun from './cangkir-embun.svg';
import mangkukSawah from './mangkuk-sawah.svg';
import piringPesisir from './piring-pesisir.svg';
import tekoHujan from './teko-hujan.svg';
import tigaSambal from './tiga-sambal.svg';
import vasBukit from './vas-bukit.svg';

/** The drawing of each piece, by slug. */
export const PICTURES: Readonly<Record<string, string>> = {
  'cangkir-embun': cangkirEmbun,
  'mangkuk-sawah': mangkukSawah,
  'piring-pesisir': piringPesisir,
  'teko-hujan': tekoHujan,
  'tiga-sambal': tigaSambal,
  'vas-bukit': vasBukit,
};
