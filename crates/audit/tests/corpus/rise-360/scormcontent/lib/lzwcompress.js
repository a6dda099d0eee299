(function () {
  var pack = function (text) { return btoa(unescape(encodeURIComponent(text))); };
  var unpack = function (text) { return decodeURIComponent(escape(atob(text))); };
  window.lzwCompress = { pack: pack, unpack: unpack };
})();
