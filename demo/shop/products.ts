/** The languages the shop is available in. */
export type Language = 'id' | 'en';

/** A piece the shop sells. */
export interface Product {
  slug: string;
  /** A proper name, the same in every language. */
  name: string;
  /** In whole rupiah. */
  price: number;
  /** What the piece is, in three or four words. */
  kind: Record<Language, string>;
  story: Record<Language, string>;
  /** Measurements and care, one fact per entry. */
  facts: Record<Language, readonly string[]>;
}

export function findProduct(slug: string): Product | undefined {
  return PRODUCTS.find((product) => product.slug === slug);
}

/** The catalogue. The server prices orders from this list, never from amounts that a browser sends. */
export const PRODUCTS: readonly Product[] = [
  {
    slug: 'cangkir-embun',
    name: 'Cangkir Embun',
    price: 89_000,
    kind: { id: 'Cangkir kopi, 220 ml', en: 'Coffee cup, 220 ml' },
    story: {
      id: 'Glasir seladon yang menipis di bibir cangkir dan menggenang di kakinya. Ringan di tangan, hangatnya bertahan sampai tegukan terakhir.',
      en: 'A celadon glaze that thins at the lip and pools at the foot. Light in the hand, warm to the last sip.',
    },
    facts: {
      id: ['Tinggi 9 cm, isi 220 ml', 'Aman untuk microwave', 'Cuci dengan spons lembut'],
      en: ['9 cm tall, holds 220 ml', 'Microwave safe', 'Wash with a soft sponge'],
    },
  },
  {
    slug: 'mangkuk-sawah',
    name: 'Mangkuk Sawah',
    price: 125_000,
    kind: { id: 'Mangkuk nasi, 14 cm', en: 'Rice bowl, 14 cm' },
    story: {
      id: 'Garis putarnya sengaja dibiarkan terlihat, seperti petak sawah dari atas bukit. Cukup dalam untuk nasi, soto, atau bubur pagi.',
      en: 'The throwing lines are left to show, like terraced fields seen from a hill. Deep enough for rice, soup, or morning porridge.',
    },
    facts: {
      id: ['Diameter 14 cm, tinggi 8 cm', 'Aman untuk microwave', 'Dapat ditumpuk'],
      en: ['14 cm across, 8 cm tall', 'Microwave safe', 'Stacks neatly'],
    },
  },
  {
    slug: 'piring-pesisir',
    name: 'Piring Pesisir',
    price: 149_000,
    kind: { id: 'Piring makan, 24 cm', en: 'Dinner plate, 24 cm' },
    story: {
      id: 'Tiga lapis glasir dicelup satu per satu, jadi garis ombaknya tidak pernah sama di dua piring.',
      en: 'Three glazes, dipped one after another, so no two plates share the same shoreline.',
    },
    facts: {
      id: ['Diameter 24 cm', 'Aman untuk mesin cuci piring', 'Alas tidak menggores meja'],
      en: ['24 cm across', 'Dishwasher safe', 'A foot that is kind to tables'],
    },
  },
  {
    slug: 'teko-hujan',
    name: 'Teko Hujan',
    price: 375_000,
    kind: { id: 'Teko teh, 600 ml', en: 'Teapot, 600 ml' },
    story: {
      id: 'Untuk sore yang hujan: tiga cangkir teh, tutup yang duduk rapat, dan cerat yang tidak menetes.',
      en: 'For rainy afternoons: three cups of tea, a lid that sits tight, and a spout that does not drip.',
    },
    facts: {
      id: ['Isi 600 ml', 'Gagang rotan', 'Saringan tanah liat di dalam'],
      en: ['Holds 600 ml', 'Rattan handle', 'Clay strainer inside'],
    },
  },
  {
    slug: 'tiga-sambal',
    name: 'Tiga Sambal',
    price: 99_000,
    kind: { id: 'Set cawan sambal, isi 3', en: 'Sambal dishes, set of 3' },
    story: {
      id: 'Satu untuk sambal ijo, satu untuk terasi, satu untuk kecap rawit. Atau apa pun yang membuat makan siang lebih ramai.',
      en: 'One for green chilli, one for shrimp paste, one for sweet soy. Or whatever makes lunch livelier.',
    },
    facts: {
      id: ['Diameter 8 cm per cawan', 'Aman untuk microwave', 'Tiga warna glasir'],
      en: ['8 cm across each', 'Microwave safe', 'Three glaze colours'],
    },
  },
  {
    slug: 'vas-bukit',
    name: 'Vas Bukit',
    price: 245_000,
    kind: { id: 'Vas bunga, 21 cm', en: 'Bud vase, 21 cm' },
    story: {
      id: 'Terakota polos dengan sabuk lempung putih. Cukup satu dua tangkai kering, dan sudut meja terasa selesai.',
      en: 'Bare terracotta with a belt of white slip. A stem or two, and the corner of a table feels finished.',
    },
    facts: {
      id: ['Tinggi 21 cm', 'Lapisan dalam kedap air', 'Bersihkan dengan kain lembap'],
      en: ['21 cm tall', 'Watertight inside', 'Wipe with a damp cloth'],
    },
  },
];
