(function (root) {
  "use strict";
  var api = null, opened = false, closed = false, started = Date.now();
  function look(win) {
    var left = 100;
    while (win && !win.API && win.parent && win.parent !== win && left--) { win = win.parent; }
    return win && win.API ? win.API : null;
  }
  function open() {
    api = look(root) || (root.opener && look(root.opener));
    opened = !!api && api.LMSInitialize("") === "true";
    if (opened && get("cmi.core.lesson_status") === "not attempted") { set("cmi.core.lesson_status", "incomplete"); }
    return opened;
  }
  function get(name) { return opened ? api.LMSGetValue(name) : ""; }
  function set(name, value) { return opened && api.LMSSetValue(name, String(value)) === "true"; }
  function time(ms) {
    var s = Math.round(ms / 1000), p = function (n) { return ("0" + n).slice(-2); };
    return "00" + p(Math.floor(s / 3600)) + ":" + p(Math.floor(s / 60) % 60) + ":" + p(s % 60);
  }
  function close() {
    if (!opened || closed) { return; }
    closed = true;
    set("cmi.core.session_time", time(Date.now() - started));
    set("cmi.core.exit", "suspend");
    api.LMSCommit("");
    api.LMSFinish("");
  }
  root.cpLMS = {
    open: open,
    close: close,
    location: function (slide) { return slide === undefined ? get("cmi.core.lesson_location") : set("cmi.core.lesson_location", slide); },
    complete: function () { set("cmi.core.lesson_status", "completed"); return api && api.LMSCommit(""); }
  };
  root.addEventListener("visibilitychange", function () { if (document.visibilityState === "hidden" && opened) { api.LMSCommit(""); } });
  root.addEventListener("pagehide", close);
})(window);
