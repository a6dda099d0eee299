addEventListener('fetch', (event) => {
  // Whatever it controls shows that it does.
  if (event.request.mode === 'navigate') {
    event.respondWith(new Response('<h1 id="taken">taken</h1>', { headers: { 'Content-Type': 'text/html' } }));
  }
});
