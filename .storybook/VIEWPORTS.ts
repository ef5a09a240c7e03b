/** The widths of the viewport toolbar. */
export const VIEWPORTS = {
  narrow: { name: 'Narrow phone, 320', styles: { width: '320px', height: '568px' } },
  phone: { name: 'Phone, 390', styles: { width: '390px', height: '844px' } },
  tablet: { name: 'Tablet, 768', styles: { width: '768px', height: '1024px' } },
  desktop: { name: 'Desktop, 1280', styles: { width: '1280px', height: '800px' } },
};
