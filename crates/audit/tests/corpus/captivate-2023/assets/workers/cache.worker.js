self.onmessage = function (event) {
  caches.open("cp").then(function (cache) { return cache.addAll(event.data); });
};
