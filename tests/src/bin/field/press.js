// Finds what a learner would press next on the page and in its frames: the middle of it in the window's coordinates, with a
// name that stays the same. `pressed` counts by name what was pressed before; the least pressed of the best comes first.
const pressed = arguments[0];
const CLICKABLE =
  'button, a, area, input, summary, [role=button], [role=link], [onclick], [tabindex="0"], ' +
  '[class*=next i], [class*=start i], [class*=continue i], [class*=play i], [id*=next i], [id*=start i], [id*=play i]';
const NEVER =
  /\b(exit|close|quit|previous|prev|back|logout|menu|mute|volume|sound|fullscreen|pause|replay|download|print|share|fermer|quitter|précédent|retour|imprimer|schließen|beenden|zurück|cerrar|salir|anterior|volver|chiudi|esci|indietro|fechar|sair|voltar|sluiten|terug|закрыть|назад)\b/i;
const ON =
  /\b(next|continue|start|begin|launch|resume|proceed|go|play|let'?s go|suivant|continuer|commencer|démarrer|lancer|reprendre|lire|weiter|fortfahren|starten|beginnen|fortsetzen|siguiente|continuar|comenzar|empezar|iniciar|avanti|continua|inizia|próximo|seguinte|começar|iniciar|volgende|verder|start|dalej|rozpocznij|далее|продолжить|начать)\b|下一|继续|开始|次へ|開始|다음|시작|التالي|ابدأ/i;
const OTHER =
  /\b(ok|yes|submit|check|agree|accept|got it|lesson|module|chapter|topic|oui|valider|accepter|compris|ja|absenden|prüfen|akzeptieren|sí|enviar|aceptar|invia|accetto|sim)\b/i;
/** An element with more below it is a part of the page, not a thing to press. */
const SMALL = 40;
const candidates = [];

function words(element) {
  const texts = [element.value, element.ariaLabel, element.title, element.alt, element.textContent];
  const text = texts.find((one) => typeof one === 'string' && one.trim() !== '');
  return text?.trim().replace(/\s+/g, ' ').slice(0, 60) ?? '';
}

/** How likely it is to lead on. It reads nothing that would have the page laid out. */
function worth(element, text, names) {
  if (element.disabled || element.target === '_blank' || /^(mailto|tel):/.test(element.href)) return 0;
  if (NEVER.test(text || names)) return 0;
  if (ON.test(text) && text.length < 40) return 4;
  if (ON.test(names)) return 3;
  if (/^(radio|checkbox)$/.test(element.type)) return element.checked ? 0 : 2;
  if (OTHER.test(text) && text.length < 40) return 2;
  return /^(button|a|area)$/i.test(element.localName) && text !== '' ? 1 : 0;
}

function collect(view, frames) {
  let page;
  try {
    page = view.document;
  } catch {
    return;
  }
  if (!page?.body) return;
  const address = `${'>'.repeat(frames.length)}${page.location.pathname}${page.location.hash}`;
  for (const element of page.querySelectorAll(CLICKABLE)) {
    if (element.getElementsByTagName('*').length > SMALL) continue;
    const text = words(element);
    const names = [element.id, element.getAttribute('class'), element.getAttribute('data-acc-text')]
      .join(' ')
      .replace(/[-_]|(?<=[a-z])(?=[A-Z])/g, ' ');
    const value = worth(element, text, names);
    const name = `${address} ${text || names.trim()}`.slice(0, 200);
    const times = pressed[name] ?? 0;
    // What leads on may be pressed again and again, slide after slide; the rest once or twice.
    if (value > 0 && times < (value >= 3 ? 60 : 2)) candidates.push({ element, view, frames, name, value, times });
  }
  for (const frame of page.querySelectorAll('iframe, frame')) {
    if (frame.contentWindow) collect(frame.contentWindow, [...frames, frame]);
  }
}

/** The middle of what is shown and not covered, in the window's coordinates. */
function place({ element, view, frames }) {
  const style = view.getComputedStyle(element);
  if (style.visibility === 'hidden' || style.display === 'none' || style.pointerEvents === 'none') return null;
  let box = element.getBoundingClientRect();
  if (box.width < 4 || box.height < 4) return null;
  if (box.bottom < 0 || box.top > view.innerHeight) {
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    box = element.getBoundingClientRect();
  }
  let [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const hit = element.ownerDocument.elementFromPoint(x, y);
  if (!hit || (hit !== element && !element.contains(hit) && !hit.contains(element))) return null;
  for (const frame of frames) {
    const around = frame.getBoundingClientRect();
    x += around.left + frame.clientLeft;
    y += around.top + frame.clientTop;
  }
  if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return null;
  return { x: Math.round(x), y: Math.round(y) };
}

collect(window, []);
const rank = ({ value, times }) => value - times / 3;
candidates.sort((a, b) => rank(b) - rank(a));
for (const candidate of candidates.slice(0, 200)) {
  const middle = place(candidate);
  if (middle) return { ...middle, name: candidate.name };
}
return null;
