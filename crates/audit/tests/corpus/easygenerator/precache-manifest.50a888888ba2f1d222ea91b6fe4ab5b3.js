self.__precacheManifest = [{"revision": "7a9300d7", "url": "./static/css/main.7a9300d7.chunk.css"}, {"revision": "0d4aea4a", "url": "./static/js/main.0d4aea4a.chunk.js"}];
