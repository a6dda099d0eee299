window.__preload = { checks: [], ok: true };
window.addEventListener("error", function (event) {
  if (event.target && event.target.src) { window.__preload.ok = false; }
}, true);
