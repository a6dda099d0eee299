// One driver for both editions: the LMS says which by the API that it offers.
(function (root) {
  var NAMES = { "1.2": "API", "2004": "API_1484_11" };
  var VERBS = {
    "1.2": { start: "LMSInitialize", get: "LMSGetValue", set: "LMSSetValue", save: "LMSCommit", stop: "LMSFinish" },
    "2004": { start: "Initialize", get: "GetValue", set: "SetValue", save: "Commit", stop: "Terminate" }
  };
  var api = null, edition = null, open = false, since = 0;

  function seek(win) {
    for (var n = 0; win && n < 500; n++) {
      for (var name in NAMES) {
        if (win[NAMES[name]]) { edition = name; return win[NAMES[name]]; }
      }
      if (win.parent === win) { return null; }
      win = win.parent;
    }
    return null;
  }
  function call(verb, a, b) {
    if (!api) { return ""; }
    var f = api[VERBS[edition][verb]];
    return b === undefined ? f.call(api, a) : f.call(api, a, b);
  }
  function element(of12, of2004) { return edition === "1.2" ? of12 : of2004; }
  function time() {
    var s = Math.floor((Date.now() - since) / 1000), p = function (n) { return String(n).padStart(2, "0"); };
    return edition === "1.2" ? "00" + p(Math.floor(s / 3600)) + ":" + p(Math.floor(s / 60) % 60) + ":" + p(s % 60) : "PT" + s + "S";
  }

  root.course = {
    start: function () {
      api = seek(root) || (root.opener ? seek(root.opener) : null);
      since = Date.now();
      open = call("start", "") === "true";
      return open;
    },
    place: function (where) {
      var at = element("cmi.core.lesson_location", "cmi.location");
      return where === undefined ? call("get", at) : call("set", at, where);
    },
    done: function (passed) {
      if (edition === "1.2") {
        call("set", "cmi.core.lesson_status", passed ? "passed" : "completed");
      } else {
        call("set", "cmi.completion_status", "completed");
        if (passed) { call("set", "cmi.success_status", "passed"); }
      }
      call("save", "");
    },
    score: function (raw) {
      call("set", element("cmi.core.score.min", "cmi.score.min"), "0");
      call("set", element("cmi.core.score.max", "cmi.score.max"), "100");
      call("set", element("cmi.core.score.raw", "cmi.score.raw"), String(raw));
      if (edition === "2004") { call("set", "cmi.score.scaled", String(raw / 100)); }
    },
    stop: function () {
      if (!open) { return; }
      open = false;
      call("set", element("cmi.core.session_time", "cmi.session_time"), time());
      call("set", element("cmi.core.exit", "cmi.exit"), "suspend");
      call("save", "");
      call("stop", "");
    }
  };
  root.addEventListener("beforeunload", root.course.stop);
  root.addEventListener("pagehide", root.course.stop);
})(window);
