const find = (selector) => document.querySelector(selector);

// The state of a payment lives on the server: a page out of the back-forward cache may be stale.
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload();
});

const timer = find('[data-remaining-ms]');
if (timer) {
  const end = Date.now() + Number(timer.dataset.remainingMs);
  const tick = () => {
    const left = end - Date.now();
    const seconds = Math.max(0, Math.ceil(left / 1000));
    const pad = (part) => String(part).padStart(2, '0');
    timer.firstChild.data = pad(Math.floor(seconds / 60)) + ':' + pad(seconds % 60);
    timer.toggleAttribute('data-soon', seconds <= 60);
    if (left <= -250) location.reload();
    else setTimeout(tick, left > 0 ? left % 1000 || 1000 : 250);
  };
  tick();
}

const leave = find('[data-redirect-after]');
if (leave) setTimeout(() => location.replace(leave.href), leave.dataset.redirectAfter * 1000);

const amount = find('input[name=amount]');
amount?.addEventListener('input', () => {
  const digits = amount.value.replace(/\D/g, '').replace(/^0+/, '').slice(0, 9);
  amount.value = digits.replace(/\B(?=(\d{3})+$)/g, '.');
});

const finder = find('[data-camera]');
if (finder) {
  const say = (text) => {
    find('[data-camera-text]').textContent = text;
  };
  const button = find('[data-camera-start]');
  const start = async () => {
    button.hidden = true;
    try {
      const stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: 'environment' },
      });
      addEventListener('pagehide', () => stream.getTracks().forEach((track) => track.stop()));
      const video = find('.video');
      video.srcObject = stream;
      await video.play();
      finder.dataset.camera = 'on';
      await read(video);
    } catch {
      finder.dataset.camera = 'off';
      say('Kamera tidak dapat dipakai. Pilih contoh QRIS.');
    }
  };
  const read = async (video) => {
    if (!('BarcodeDetector' in window)) {
      say('Peramban ini belum dapat membaca kode. Pilih contoh QRIS.');
      return;
    }
    const detector = new BarcodeDetector({ formats: ['qr_code'] });
    const look = async () => {
      const codes = await detector.detect(video).catch(() => []);
      // Every QRIS begins with this field; other codes are passed over.
      const code = codes.find(({ rawValue }) => rawValue.startsWith('000201'));
      if (!code) return setTimeout(() => void look(), 250);
      const form = find('[data-camera-form]');
      form.elements.qris.value = code.rawValue;
      form.submit();
    };
    await look();
  };
  button.addEventListener('click', start);
  if (!navigator.mediaDevices?.getUserMedia) {
    say('Kamera tidak tersedia. Pilih contoh QRIS.');
  } else {
    const permission = await navigator.permissions
      ?.query({ name: 'camera' })
      .catch(() => undefined);
    if (permission?.state === 'granted') await start();
    else button.hidden = false;
  }
}
