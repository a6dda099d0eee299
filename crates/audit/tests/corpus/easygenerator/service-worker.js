/** Welcome to your Workbox-powered service worker! */
importScripts("precache-manifest.50a888888ba2f1d222ea91b6fe4ab5b3.js");
self.addEventListener("message", function (event) { if (event.data && event.data.type === "SKIP_WAITING") { self.skipWaiting(); } });
self.__precacheManifest = [].concat(self.__precacheManifest || []);
