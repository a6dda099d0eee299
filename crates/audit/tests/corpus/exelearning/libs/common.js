var $exe = {
  options: {},
  mediaelement: "exe_media.js",
  init: function () {
    document.body.className += " exe-ready";
    $exe.icons = { info: "theme/icons/info.png" };
  },
  loadScript: function (url, callback) {
    var s = document.createElement("script");
    s.type = "text/javascript";
    s.onload = function () { callback(); };
    s.src = url;
    document.getElementsByTagName("head")[0].appendChild(s);
  },
  isYouTube: function (url) { return /^https?:\/\/(www\.)?youtu(\.be|be\.com)/.test(url); },
  math: "https://cdn.jsdelivr.net/npm/mathjax@3/es5/tex-mml-svg.js"
};
window.addEventListener("DOMContentLoaded", $exe.init);
