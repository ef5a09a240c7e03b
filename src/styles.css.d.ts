declare module 'pivot-qris-react/styles.css';
