fetch('part.html')
  .then((response) => response.text())
  .then((text) => postMessage(text));
